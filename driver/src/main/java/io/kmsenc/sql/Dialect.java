package io.kmsenc.sql;

/** The SQL that a database speaks. */
public enum Dialect {
    H2,
    POSTGRESQL,
    /** MariaDB and MySQL. */
    MARIADB
}
