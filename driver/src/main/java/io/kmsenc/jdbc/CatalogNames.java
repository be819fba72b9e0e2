package io.kmsenc.jdbc;

import io.kmsenc.sql.Dialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The relation whose column the current row of a catalog's result is. */
interface CatalogNames {

    /**
     * A relation, by the names that the database keeps.
     *
     * @param schema null where it is the relation that the name alone stands for
     */
    record Relation(@Nullable String schema, String name) {

        private static @Nullable Relation of(
                Dialect dialect, @Nullable String catalog, @Nullable String schema, @Nullable String name) {
            if (name == null) {
                return null;
            }
            boolean named = schema != null && !schema.isEmpty();
            // MariaDB's schemas are catalogs to JDBC, unless the driver is told otherwise
            return new Relation(named ? schema : dialect == Dialect.MARIADB ? catalog : null, name);
        }
    }

    /** Null where the row tells of none. */
    @Nullable
    Relation of(ResultSet row) throws SQLException;

    /** By the row itself. */
    static CatalogNames inRow(Dialect dialect) {
        return row -> Relation.of(
                dialect, row.getString("TABLE_CAT"), row.getString("TABLE_SCHEM"), row.getString("TABLE_NAME"));
    }

    /** By what was asked for. */
    static CatalogNames asked(
            Dialect dialect, @Nullable String catalog, @Nullable String schema, @Nullable String table) {
        return row -> Relation.of(dialect, catalog, schema, table);
    }
}
