package io.kmsenc.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;

/** H2's {@code * EXCEPT (a, b)}: all columns but these. */
final class StarExcept {

    private final Walk walk;

    StarExcept(Walk walk) {
        this.walk = walk;
    }

    /**
     * The columns that are left.
     *
     * @param columns those of the star
     * @param scope of the tables whose columns these are, and no others
     */
    List<Selected> of(AllColumns all, List<Selected> columns, Scope scope) {
        Walk.none("REPLACE after *", all.getReplaceExpressions());
        if (all.getExceptColumns() == null) {
            return columns;
        }
        Walk.absent(walk.dialect() == Dialect.H2, "EXCEPT after *");
        requireDifferent(scope.sources());
        List<Selected> left = new ArrayList<>(columns);
        all.getExceptColumns().forEach(name -> remove(name, left, scope));
        return left;
    }

    // Of a table that is there twice, H2 leaves out the first one's column, whichever is named.
    private static void requireDifferent(List<Source> sources) {
        for (int i = 0; i < sources.size(); i++) {
            for (Source other : sources.subList(0, i)) {
                Walk.absent(!mayBeOne(sources.get(i), other), "EXCEPT after * of a table that is there twice");
            }
        }
    }

    private static boolean mayBeOne(Source one, Source other) {
        boolean tables = one.table().isPresent() && other.table().isPresent();
        return tables
                ? one.table().equals(other.table())
                : one.columns().size() == other.columns().size();
    }

    private void remove(Column column, List<Selected> columns, Scope scope) {
        Optional<Source> source = walk.expressions().find(column, scope).source();
        Identifier name = walk.ledger().peek(column.getColumnName());
        List<Selected> named = columns.stream()
                .filter(c -> c.place().map(Place::source).equals(source))
                .filter(c -> name.same(c.column().name(), Dialect.H2)
                        && name.resembles(c.column().name()))
                .toList();
        Walk.absent(source.isPresent() && named.size() == 1, "EXCEPT after * of something that is no column of it");
        columns.remove(named.get(0));
    }
}
