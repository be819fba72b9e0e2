package io.kmsenc.jdbc;

import java.sql.SQLException;

/** Carries the delegate's exception out of the planner, which knows no JDBC. */
final class CatalogException extends RuntimeException {

    CatalogException(SQLException cause) {
        super(cause);
    }

    SQLException sqlException() {
        return (SQLException) getCause();
    }
}
