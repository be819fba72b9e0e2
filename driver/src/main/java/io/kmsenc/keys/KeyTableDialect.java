package io.kmsenc.keys;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/**
 * How each database is told to make the data key table. Everywhere the same columns, and an index by which the database
 * itself sees to it that a label has at most one active row.
 */
enum KeyTableDialect {
    H2(Connection.TRANSACTION_READ_COMMITTED, """
            CREATE TABLE IF NOT EXISTS kmsenc_data_keys (
                name VARCHAR(64) NOT NULL PRIMARY KEY,
                active BOOLEAN NOT NULL,
                scope VARCHAR(64) NOT NULL,
                provider VARCHAR(255) NOT NULL,
                encrypted_data VARBINARY(8192) NOT NULL,
                label VARCHAR(255) NOT NULL,
                created TIMESTAMP(3) NOT NULL,
                updated TIMESTAMP(3) NOT NULL,
                kms_key VARCHAR(2048),
                active_label VARCHAR(255) GENERATED ALWAYS AS (CASE WHEN active THEN label END) UNIQUE
            )"""),
    POSTGRESQL(Connection.TRANSACTION_READ_COMMITTED, """
            CREATE TABLE IF NOT EXISTS kmsenc_data_keys (
                name VARCHAR(64) NOT NULL PRIMARY KEY,
                active BOOLEAN NOT NULL,
                scope VARCHAR(64) NOT NULL,
                provider VARCHAR(255) NOT NULL,
                encrypted_data BYTEA NOT NULL,
                label VARCHAR(255) NOT NULL,
                created TIMESTAMP(3) NOT NULL,
                updated TIMESTAMP(3) NOT NULL,
                kms_key VARCHAR(2048)
            );
            CREATE UNIQUE INDEX IF NOT EXISTS kmsenc_data_keys_active_label
                ON kmsenc_data_keys (label) WHERE active"""),
    /**
     * MariaDB and MySQL. Names compare by their bytes, where the database's own collation may ignore case. InnoDB with a
     * statement-based binary log refuses writes under READ COMMITTED, hence the next stricter isolation.
     */
    MARIADB(Connection.TRANSACTION_REPEATABLE_READ, """
            CREATE TABLE IF NOT EXISTS kmsenc_data_keys (
                name VARCHAR(64) NOT NULL PRIMARY KEY,
                active BOOLEAN NOT NULL,
                scope VARCHAR(64) NOT NULL,
                provider VARCHAR(255) NOT NULL,
                encrypted_data VARBINARY(8192) NOT NULL,
                label VARCHAR(255) NOT NULL,
                created DATETIME(3) NOT NULL,
                updated DATETIME(3) NOT NULL,
                kms_key VARCHAR(2048),
                active_label VARCHAR(255) GENERATED ALWAYS AS (CASE WHEN active THEN label END) STORED UNIQUE
            ) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin""");

    private final int isolation;
    private final String ddl;

    KeyTableDialect(int isolation, String ddl) {
        this.isolation = isolation;
        this.ddl = ddl;
    }

    /**
     * The dialect of a connection's database.
     *
     * @throws DataKeyException if the database is none of those known
     */
    static KeyTableDialect of(Connection connection) throws SQLException {
        return ofProduct(connection.getMetaData().getDatabaseProductName());
    }

    /**
     * The dialect of a product, by the name that its driver tells.
     *
     * @throws DataKeyException if it is none of those known
     */
    static KeyTableDialect ofProduct(String product) {
        return switch (product.toLowerCase(Locale.ROOT)) {
            case "h2" -> H2;
            case "postgresql" -> POSTGRESQL;
            case "mariadb", "mysql" -> MARIADB;
            default ->
                throw new DataKeyException(
                        "database \"" + product + "\": not supported; use H2, PostgreSQL, MariaDB or MySQL",
                        false,
                        null);
        };
    }

    /** An isolation, as JDBC numbers it, that never sees what isn't committed. */
    int isolation() {
        return isolation;
    }

    /** The script that makes the table. */
    String ddl() {
        return ddl + ";";
    }

    /** The statements of the script, each to be executed by itself and all in one transaction. */
    List<String> statements() {
        return List.of(ddl.split(";\n"));
    }
}
