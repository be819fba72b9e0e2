package io.kmsenc.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.statement.select.Join;

/**
 * What {@code *} stands for: the columns of a FROM clause in the database's order. USING and NATURAL JOIN make one column
 * of two and put it before the others, which each database does in its own way. Not for several threads.
 */
final class Star {

    /** Between one comma and the next. */
    private record Part(List<Selected> columns, Tables tables) {}

    /**
     * What H2 looks at.
     *
     * @param first the table whose columns USING is about
     * @param several whether others were joined to it
     * @param turned whether a RIGHT JOIN made another the first
     * @param merged how many columns of the first were merged
     */
    private record Tables(Optional<Source> first, boolean several, boolean turned, int merged) {}

    private final Dialect dialect;
    private final List<Part> parts = new ArrayList<>();
    private boolean known = true;

    Star(Dialect dialect) {
        this.dialect = dialect;
    }

    void add(Source source) {
        List<Selected> columns = source.columns().stream()
                .map(column -> new Selected(column, Optional.of(new Place(source, column.name()))))
                .toList();
        parts.add(new Part(columns, new Tables(Optional.of(source), false, false, 0)));
        known &= source.complete();
    }

    /** Says that the order isn't that of the names in the statement. */
    void forget() {
        known = false;
    }

    /** The columns, or nothing where it isn't known which, or in which order. */
    Optional<List<Selected>> columns() {
        return known
                ? Optional.of(parts.stream().flatMap(p -> p.columns().stream()).toList())
                : Optional.empty();
    }

    /** How many parts there are, for {@link #close}. */
    int open() {
        return parts.size();
    }

    /** Makes one part of those that were added since there were so many: they stand in parentheses. */
    void close(int open) {
        while (parts.size() > open + 1) {
            beside(parts.remove(parts.size() - 2), parts.remove(parts.size() - 1), false);
        }
    }

    /** Joins the last part to the one before. */
    void join(Join join) {
        Part right = parts.remove(parts.size() - 1);
        beside(parts.remove(parts.size() - 1), right, join.isRight());
    }

    private void beside(Part left, Part right, boolean turned) {
        List<Selected> columns = new ArrayList<>(left.columns());
        columns.addAll(right.columns());
        Tables tables = left.tables();
        parts.add(new Part(columns, new Tables(tables.first(), true, tables.turned() || turned, tables.merged())));
    }

    /** Joins the last part to the one before, with one column where the two have the same name. */
    void natural(Join join) {
        // to H2 invisible columns are common too
        known &= dialect != Dialect.H2;
        Part left = parts.get(parts.size() - 2);
        Part right = parts.get(parts.size() - 1);
        known &= isNamed(left) && isNamed(right);
        List<Identifier> names = left.columns().stream()
                .map(Star::name)
                .filter(name -> right.columns().stream().anyMatch(r -> name(r).resembles(name)))
                .toList();
        using(join, names);
    }

    private static boolean isNamed(Part part) {
        return part.columns().stream().noneMatch(column -> name(column).equals(Identifier.UNTOLD));
    }

    /** The same for columns of these names. */
    void using(Join join, List<Identifier> names) {
        Part right = parts.remove(parts.size() - 1);
        Part left = parts.remove(parts.size() - 1);
        boolean turned = join.isRight();
        known &= !join.isFull() || dialect == Dialect.POSTGRESQL;
        switch (dialect) {
            case POSTGRESQL -> merge(left, right, names);
            case MARIADB -> {
                Part first = turned ? right : left;
                List<Identifier> ordered = inOrderOf(first, names);
                known &= ordered.size() == names.size();
                merge(first, turned ? left : right, ordered);
            }
            case H2 -> firstOf(left, right, names, turned);
        }
    }

    private void merge(Part first, Part second, List<Identifier> names) {
        List<Selected> columns = new ArrayList<>();
        List<Selected> ones = new ArrayList<>(first.columns());
        List<Selected> others = new ArrayList<>(second.columns());
        for (Identifier name : names) {
            columns.add(one(take(ones, name), take(others, name)));
        }
        columns.addAll(ones);
        columns.addAll(others);
        parts.add(new Part(columns, first.tables()));
    }

    private static List<Identifier> inOrderOf(Part part, List<Identifier> names) {
        return part.columns().stream()
                .map(Star::name)
                .filter(column -> names.stream().anyMatch(column::resembles))
                .toList();
    }

    /** H2 looks for the columns of USING in the first table alone, and shows those that were merged before first. */
    private void firstOf(Part left, Part right, List<Identifier> names, boolean turned) {
        Tables tables = left.tables();
        known &= !tables.turned()
                && !(turned && tables.several())
                && !right.tables().several();
        List<Selected> merged = new ArrayList<>(left.columns().subList(0, tables.merged()));
        List<Selected> ones = new ArrayList<>(
                left.columns().subList(tables.merged(), left.columns().size()));
        List<Selected> others = new ArrayList<>(right.columns());
        for (Identifier name : names) {
            Selected other = take(others, name);
            if (merged.stream().noneMatch(m -> name(m).resembles(name))) {
                merged.add(one(takeFirst(ones, name, tables.first()), other));
            }
        }
        int count = merged.size();
        merged.addAll(ones);
        merged.addAll(others);
        parts.add(new Part(merged, new Tables(tables.first(), true, turned, count)));
    }

    private Selected takeFirst(List<Selected> columns, Identifier name, Optional<Source> first) {
        List<Selected> own = new ArrayList<>(columns.stream()
                .filter(column -> column.place().map(Place::source).equals(first))
                .toList());
        Selected taken = take(own, name);
        columns.remove(taken);
        return taken;
    }

    // Where the name isn't that of one column for certain, nothing is known, and any column will do.
    private Selected take(List<Selected> columns, Identifier name) {
        List<Selected> named =
                columns.stream().filter(c -> name(c).resembles(name)).toList();
        if (named.size() != 1 || !name.same(name(named.get(0)), dialect)) {
            known = false;
            return new Selected(new OutputColumn(name, Origin.PLAIN), Optional.empty());
        }
        columns.remove(named.get(0));
        return named.get(0);
    }

    private static Selected one(Selected first, Selected second) {
        boolean secret = first.column().origin().isSecret();
        return new Selected(secret ? first.column() : second.column(), Optional.empty());
    }

    private static Identifier name(Selected selected) {
        return selected.column().name();
    }
}
