package io.kmsenc.benchmarks.lane;

import java.sql.Connection;
import java.sql.SQLException;

/** The workloads by their names. */
final class Tasks {

    private Tasks() {}

    static Task of(String workload, Connection connection, Subject subject, Rows rows) throws SQLException {
        return switch (workload) {
            case "pointSelectReused" -> new PointSelect(connection, subject, rows, false);
            case "pointSelectFresh" -> new PointSelect(connection, subject, rows, true);
            case "insert" -> new Insert(connection, subject, rows, 1);
            case "batchInsertOf100" -> new Insert(connection, subject, rows, 100);
            case "scanOf1000" -> new Scan(connection, subject);
            case "noSecretReused" -> new NoSecretSelect(connection, rows, false);
            case "noSecretFresh" -> new NoSecretSelect(connection, rows, true);
            case "lookup" -> new Lookup(connection, subject, rows);
            case "literals" -> new LiteralUpdate(connection, subject);
            default -> throw new IllegalArgumentException("no workload is named \"" + workload + "\"");
        };
    }
}
