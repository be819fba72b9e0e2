package io.kmsenc.keys;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The statements behind {@link DataKeyRecords}. Threads share it. */
final class KeyRecords {

    private static final String SELECT =
            "SELECT name, active, scope, provider, label, created, updated, kms_key FROM " + KeyTable.NAME;

    private final KeyTransactions transactions;
    private final Clock clock;

    KeyRecords(KeyTransactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    List<DataKeyRecord> select(String where, String... arguments) {
        try {
            return transactions.run((connection, dialect) -> {
                try (PreparedStatement statement =
                        connection.prepareStatement(SELECT + where + " ORDER BY label, created, name")) {
                    for (int i = 0; i < arguments.length; i++) {
                        statement.setString(i + 1, arguments[i]);
                    }
                    return records(statement);
                }
            });
        } catch (SQLException e) {
            if (SqlStates.missingTable(e)) {
                return List.of();
            }
            throw failed("can't be read", "SELECT", e);
        }
    }

    private static List<DataKeyRecord> records(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            List<DataKeyRecord> records = new ArrayList<>();
            while (rows.next()) {
                records.add(new DataKeyRecord(
                        rows.getString(1),
                        rows.getBoolean(2),
                        rows.getString(3),
                        rows.getString(4),
                        rows.getString(5),
                        rows.getObject(6, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                        rows.getObject(7, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                        rows.getString(8)));
            }
            return records;
        }
    }

    void delete(List<DataKeyRecord> records) {
        try {
            transactions.run((connection, dialect) -> {
                for (DataKeyRecord each : records) {
                    delete(connection, each);
                }
                return true;
            });
        } catch (SQLException e) {
            throw failed("rows can't be deleted", "DELETE", e);
        }
    }

    private static void delete(Connection connection, DataKeyRecord record) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("DELETE FROM " + KeyTable.NAME + " WHERE name = ? AND scope = ?")) {
            statement.setString(1, record.name());
            statement.setString(2, record.scope());
            statement.executeUpdate();
        }
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS);
    }

    int deactivate(List<DataKeyRecord> records) {
        try {
            return transactions.run((connection, dialect) -> {
                int changed = 0;
                for (DataKeyRecord each : records) {
                    try (PreparedStatement statement = connection.prepareStatement(
                            "UPDATE " + KeyTable.NAME + " SET active = FALSE, updated = ? WHERE name = ?")) {
                        statement.setObject(1, now());
                        statement.setString(2, each.name());
                        changed += statement.executeUpdate();
                    }
                }
                return changed;
            });
        } catch (SQLException e) {
            throw failed("rows can't be changed", "UPDATE", e);
        }
    }

    int deactivate() {
        try {
            return transactions.run((connection, dialect) -> {
                try (PreparedStatement statement = connection.prepareStatement("UPDATE " + KeyTable.NAME
                        + " SET active = FALSE, updated = ? WHERE active = TRUE AND label NOT LIKE '"
                        + KeyLabel.DETERMINISTIC + "%'")) {
                    statement.setObject(1, now());
                    return statement.executeUpdate();
                }
            });
        } catch (SQLException e) {
            if (SqlStates.missingTable(e)) {
                return 0;
            }
            throw failed("rows can't be changed", "UPDATE", e);
        }
    }

    private static DataKeyException failed(String what, String privilege, SQLException e) {
        return new DataKeyException(
                "table \"" + KeyTable.NAME + "\": " + what + " (SQLState " + SqlStates.state(e)
                        + "); see that the database can be reached and its user has " + privilege + " on the table",
                SqlStates.retryable(e),
                e);
    }
}
