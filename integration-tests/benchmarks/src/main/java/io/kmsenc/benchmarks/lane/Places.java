package io.kmsenc.benchmarks.lane;

import java.sql.SQLException;

/** The databases by their labels. */
final class Places {

    private Places() {}

    static Place of(String database, String lane) throws SQLException {
        return switch (database) {
            case "h2" -> new H2Place();
            case "postgresql" -> new PostgresPlace(lane, false);
            case "replay" -> new PostgresPlace(lane, true);
            default -> throw new IllegalArgumentException("no database is named \"" + database + "\"");
        };
    }
}
