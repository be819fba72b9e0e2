package io.kmsenc.diagnosis;

import io.kmsenc.config.ConfigurationException;
import io.kmsenc.diagnosis.Finding.Severity;
import io.kmsenc.keys.DataKeyException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;

/** Whether there is a configuration and a database at all. */
public final class SetupFindings {

    private static final String CONFIGURATION = "configuration";
    private static final String CONNECTION = "connection";

    private SetupFindings() {}

    public static Finding configured(String location) {
        return Finding.ok(CONFIGURATION, location, "can be used");
    }

    /** One for each problem. */
    public static List<Finding> of(ConfigurationException e) {
        return e.problems().stream()
                .map(problem -> Finding.of(Severity.PROBLEM, CONFIGURATION, problem.place(), problem.what()))
                .toList();
    }

    /** The URL or a property of it can't be used, or there is no driver. */
    public static Finding unconfigured(SQLException e) {
        return Finding.of(Severity.PROBLEM, CONFIGURATION, "url", message(e));
    }

    public static Finding connected(Connection connection) throws SQLException {
        DatabaseMetaData metadata = connection.getMetaData();
        return Finding.ok(
                CONNECTION,
                "database",
                "is " + metadata.getDatabaseProductName() + " " + metadata.getDatabaseProductVersion() + ", user "
                        + metadata.getUserName());
    }

    /** The message of the database's driver, which holds no password. */
    public static Finding disconnected(SQLException e) {
        return Finding.problem(
                CONNECTION,
                "database",
                message(e) + " [" + e.getSQLState() + "]",
                "see host, port, name and user in --url, and that the server runs");
    }

    public static Finding unreadable(DataKeyException e) {
        return Finding.of(Severity.PROBLEM, "key-table", message(e));
    }

    private static String message(Exception e) {
        return e.getMessage() == null
                ? e.getClass().getSimpleName()
                : e.getMessage().strip();
    }
}
