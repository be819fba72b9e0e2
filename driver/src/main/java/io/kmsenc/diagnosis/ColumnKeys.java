package io.kmsenc.diagnosis;

import io.kmsenc.schema.ColumnName;
import io.kmsenc.schema.ColumnPolicy;
import io.kmsenc.schema.ColumnRule;
import io.kmsenc.sql.Dialect;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The indexes and foreign keys of one secret column, and those that can't do what they are there for. For one thread. */
final class ColumnKeys {

    private static final String CHECK = "index";

    private final DatabaseMetaData metadata;
    private final @Nullable String catalog;
    private final @Nullable String schema;
    private final ColumnPolicy policy;
    private final StoredColumn column;

    ColumnKeys(Connection connection, Dialect dialect, ColumnPolicy policy, StoredColumn column) throws SQLException {
        this.metadata = connection.getMetaData();
        this.catalog = dialect == Dialect.MARIADB ? column.schema() : null;
        this.schema = dialect == Dialect.MARIADB ? null : column.schema();
        this.policy = policy;
        this.column = column;
    }

    List<Finding> findings() throws SQLException {
        List<Finding> findings = new ArrayList<>(indexes());
        try (ResultSet keys = metadata.getImportedKeys(catalog, schema, column.table())) {
            foreignKeys(keys, "FK", "PK", findings);
        }
        try (ResultSet keys = metadata.getExportedKeys(catalog, schema, column.table())) {
            foreignKeys(keys, "PK", "FK", findings);
        }
        return findings;
    }

    private List<Finding> indexes() throws SQLException {
        List<Finding> findings = new ArrayList<>();
        try (ResultSet indexes = metadata.getIndexInfo(catalog, schema, column.table(), false, true)) {
            while (indexes.next()) {
                String indexed = indexes.getString("COLUMN_NAME");
                if (indexed != null && indexed.equals(column.column())) {
                    findings.add(index(indexes.getString("INDEX_NAME"), !indexes.getBoolean("NON_UNIQUE")));
                }
            }
        }
        return findings;
    }

    private Finding index(String name, boolean unique) {
        ColumnRule rule = column.rule();
        String place = column.place() + " index \"" + name + "\"";
        if (unique && !rule.deterministic()) {
            return Finding.problem(
                    CHECK,
                    place,
                    "is unique, and a randomized column is stored otherwise each time, so that it refuses nothing",
                    "make the column deterministic, or drop the index or key");
        }
        if (unique && rule.plaintextAllowed()) {
            return Finding.problem(
                    CHECK,
                    place,
                    "is unique, and equal values may be stored in plaintext and encrypted",
                    "encrypt the old rows, then remove plaintext=allow");
        }
        return rule.deterministic()
                ? Finding.ok(CHECK, place, "finds equal values")
                : Finding.note(CHECK, place, "finds nothing in a randomized column", "drop it");
    }

    private void foreignKeys(ResultSet keys, String own, String other, List<Finding> findings) throws SQLException {
        while (keys.next()) {
            if (keys.getString(own + "COLUMN_NAME").equals(column.column())) {
                String otherSchema = keys.getString(other + (schema == null ? "TABLE_CAT" : "TABLE_SCHEM"));
                String table = keys.getString(other + "TABLE_NAME");
                String name = keys.getString(other + "COLUMN_NAME");
                Optional<ColumnRule> rule = policy.rule(otherSchema, table, name);
                findings.add(foreignKey(keys.getString("FK_NAME"), table + "." + name, rule));
            }
        }
    }

    private Finding foreignKey(@Nullable String name, String other, Optional<ColumnRule> rule) {
        String place = column.place() + " foreign key \"" + name + "\"";
        boolean joined = column.rule().deterministic()
                && rule.filter(each -> each.identity().equals(column.rule().identity()))
                        .isPresent();
        return joined
                ? Finding.ok(CHECK, place, "joins columns of one group")
                : Finding.problem(
                        CHECK,
                        place,
                        "joins it with " + ColumnName.fold(other) + ", whose values are stored otherwise",
                        "make both columns deterministic and of one group, or drop the foreign key");
    }
}
