package io.kmsenc.it.twin;

import io.kmsenc.it.app.Sql;
import io.kmsenc.sql.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Removes all tables, views and schemas of a database, but for the key table, which kmsenc goes on using. */
final class Leftovers {

    private Leftovers() {}

    static void remove(Connection raw, Dialect dialect) throws SQLException {
        for (String query : drops(dialect)) {
            for (String drop : Sql.column(raw, query)) {
                Sql.run(raw, String.valueOf(drop));
            }
        }
    }

    /** Queries that answer statements, to be run one after the other. */
    private static List<String> drops(Dialect dialect) {
        return switch (dialect) {
            case H2 ->
                List.of(
                        "SELECT 'DROP SYNONYM \"' || SYNONYM_SCHEMA || '\".\"' || SYNONYM_NAME || '\"'"
                                + " FROM INFORMATION_SCHEMA.SYNONYMS",
                        "SELECT 'DROP VIEW IF EXISTS \"' || TABLE_SCHEMA || '\".\"' || TABLE_NAME || '\" CASCADE'"
                                + " FROM INFORMATION_SCHEMA.VIEWS WHERE TABLE_SCHEMA <> 'INFORMATION_SCHEMA'",
                        "SELECT 'DROP TABLE IF EXISTS \"' || TABLE_SCHEMA || '\".\"' || TABLE_NAME || '\" CASCADE'"
                                + " FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA <> 'INFORMATION_SCHEMA'"
                                + " AND LOWER(TABLE_NAME) <> 'kmsenc_data_keys'",
                        "SELECT 'DROP SCHEMA \"' || SCHEMA_NAME || '\" CASCADE' FROM INFORMATION_SCHEMA.SCHEMATA"
                                + " WHERE SCHEMA_NAME NOT IN ('PUBLIC', 'INFORMATION_SCHEMA')");
            case POSTGRESQL ->
                List.of(
                        "SELECT 'DROP SCHEMA ' || nspname || ' CASCADE' FROM pg_namespace"
                                + " WHERE nspname NOT IN ('public', 'information_schema') AND nspname NOT LIKE 'pg\\_%'",
                        "SELECT 'DROP VIEW IF EXISTS ' || oid::regclass || ' CASCADE' FROM pg_class"
                                + " WHERE relkind = 'v' AND relnamespace = 'public'::regnamespace",
                        "SELECT 'DROP TABLE IF EXISTS ' || oid::regclass || ' CASCADE' FROM pg_class"
                                + " WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace"
                                + " AND relname <> 'kmsenc_data_keys'");
            case MARIADB ->
                List.of(
                        "SELECT 'SET foreign_key_checks = 0'",
                        "SELECT CONCAT('DROP DATABASE ', SCHEMA_NAME) FROM INFORMATION_SCHEMA.SCHEMATA"
                                + " WHERE SCHEMA_NAME LIKE CONCAT(DATABASE(), '\\_%')",
                        "SELECT CONCAT('DROP ', IF(TABLE_TYPE = 'VIEW', 'VIEW', 'TABLE'), ' `', TABLE_NAME, '`')"
                                + " FROM INFORMATION_SCHEMA.TABLES"
                                + " WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME <> 'kmsenc_data_keys'");
        };
    }
}
