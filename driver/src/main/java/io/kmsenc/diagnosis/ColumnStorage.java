package io.kmsenc.diagnosis;

import io.kmsenc.schema.CiphertextSize;
import io.kmsenc.schema.ColumnPolicy;
import io.kmsenc.schema.ColumnRule;
import io.kmsenc.sql.ColumnAlteration;
import io.kmsenc.sql.Dialect;
import io.kmsenc.sql.StorageTypes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether each secret column of a database holds the ciphertexts of its rule.
 *
 * @param place the column, for people
 * @param state what it is now
 * @param problem why it doesn't hold them; empty if it does
 * @param ddl the statement that mends it, where one does
 */
public record ColumnStorage(
        String place, ColumnRule rule, String state, Optional<String> problem, Optional<String> ddl) {

    public boolean ok() {
        return problem.isEmpty();
    }

    /** Looks at all columns of a policy, in the order of its rules. */
    public static List<ColumnStorage> of(Connection connection, Dialect dialect, ColumnPolicy policy)
            throws SQLException {
        List<StoredColumn> stored = StoredColumn.find(connection, dialect, policy);
        List<ColumnStorage> all = new ArrayList<>();
        for (ColumnRule rule : policy.rules()) {
            List<StoredColumn> columns =
                    stored.stream().filter(column -> column.rule().equals(rule)).toList();
            columns.forEach(column -> all.add(of(column, dialect)));
            if (columns.isEmpty()) {
                all.add(missing(rule, dialect));
            }
        }
        return all;
    }

    private static ColumnStorage missing(ColumnRule rule, Dialect dialect) {
        return new ColumnStorage(
                "column " + rule.name().dotted(),
                rule,
                "no column",
                Optional.of("of any table, so that its values may be kept in the clear in a column of another name"),
                Optional.of(ColumnAlteration.add(dialect, rule)));
    }

    private static ColumnStorage of(StoredColumn column, Dialect dialect) {
        ColumnRule rule = column.rule();
        StorageTypes types = StorageTypes.of(dialect);
        if (!types.keeps(rule, column.type())) {
            return problem(
                    column,
                    "keeps no ciphertext as it is",
                    alteration(column, dialect, rule.type().keptAsCharacters()));
        }
        int needed = CiphertextSize.ofLongest(rule).orElse(CiphertextSize.ofShortest(rule));
        if (column.length() < needed) {
            String units = rule.type().keptAsCharacters() ? " characters" : " bytes";
            String of = CiphertextSize.ofLongest(rule).isPresent() ? "of a " + rule.declared() : "of an empty value";
            return problem(
                    column, "is too small for the " + needed + units + " " + of, alteration(column, dialect, true));
        }
        return new ColumnStorage(column.place(), rule, state(column), Optional.empty(), Optional.empty());
    }

    private static ColumnStorage problem(StoredColumn column, String problem, Optional<String> ddl) {
        return new ColumnStorage(column.place(), column.rule(), column.shownType(), Optional.of(problem), ddl);
    }

    private static String state(StoredColumn column) {
        ColumnRule rule = column.rule();
        boolean limited = CiphertextSize.ofLongest(rule).isEmpty() && column.length() < Integer.MAX_VALUE;
        return column.shownType()
                + (limited ? ", room for values of " + CiphertextSize.room(rule, column.length()) + " bytes" : "");
    }

    // What isn't characters becomes characters by itself; what isn't bytes has no bytes that the application meant.
    private static Optional<String> alteration(StoredColumn column, Dialect dialect, boolean possible) {
        return possible
                ? Optional.of(ColumnAlteration.of(
                        dialect,
                        dialect.quoted(column.schema()) + "." + dialect.quoted(column.table()),
                        dialect.quoted(column.column()),
                        StorageTypes.of(dialect).forAny(column.rule())
                                + ColumnAlteration.kept(dialect, column.nullable(), column.comment())))
                : Optional.empty();
    }
}
