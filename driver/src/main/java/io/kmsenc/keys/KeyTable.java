package io.kmsenc.keys;

import io.kmsenc.crypto.KeyId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code kmsenc_data_keys}, in the default schema of the connections it is given. Every operation is a
 * transaction of its own, so that nothing is read that isn't committed, nor from an old snapshot. Threads share it.
 *
 * <p>Every method throws {@link DataKeyException} if the database can't be asked.
 */
final class KeyTable {

    static final String NAME = "kmsenc_data_keys";

    /** The widest encrypted data key that every database's column holds. */
    static final int MAX_ENCRYPTED_LENGTH = 8192;

    static final String SELECT = "SELECT name, scope, provider, encrypted_data, label, kms_key FROM " + NAME;
    private static final String INSERT = "INSERT INTO " + NAME
            + " (name, active, scope, provider, encrypted_data, label, created, updated, kms_key)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String DEACTIVATE =
            "UPDATE " + NAME + " SET active = FALSE, updated = ? WHERE active = TRUE AND name = ?";

    /** H2 lets others see a table before it is whole; it is, within milliseconds. */
    private static final int READS_WHILE_MADE = 10;

    private static final long PAUSE_WHILE_MADE = TimeUnit.MILLISECONDS.toNanos(5);

    private final KeyTransactions transactions;
    private final Clock clock;

    KeyTable(KeyConnections connections, Clock clock) {
        this.transactions = new KeyTransactions(connections);
        this.clock = clock;
    }

    /** The row of a key, active or not; empty if there is none, or no table. */
    Optional<KeyRow> find(KeyId id) {
        try {
            return only(transactions.run(
                    (connection, dialect) -> select(connection, SELECT + " WHERE name = ?", id.toString())));
        } catch (SQLException e) {
            if (SqlStates.missingTable(e)) {
                return Optional.empty();
            }
            throw unreadable(e);
        }
    }

    /** The active row of a label. Makes the table where there is none. */
    Optional<KeyRow> active(String label) {
        try {
            return only(named(label, selectActive(label)));
        } catch (SQLException e) {
            if (!SqlStates.missingTable(e)) {
                throw unreadable(e);
            }
            create(label);
            return active(label);
        }
    }

    /** All rows, the newest first, but no more than are kept in memory; none where there is no table. */
    List<KeyRow> newest() {
        try {
            return transactions.run((connection, dialect) -> {
                try (PreparedStatement statement =
                        connection.prepareStatement(SELECT + " ORDER BY created DESC, name")) {
                    statement.setMaxRows(KeyCache.MAX_KEYS);
                    return rows(statement);
                }
            });
        } catch (SQLException e) {
            if (SqlStates.missingTable(e)) {
                return List.of();
            }
            throw unreadable(e);
        }
    }

    // A table that was made otherwise may ignore letter case: then another scope's key would be taken for this one's.
    private static List<KeyRow> named(String label, List<KeyRow> rows) {
        return rows.stream().filter(row -> row.label().equals(label)).toList();
    }

    private List<KeyRow> selectActive(String label) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                return transactions.run((connection, dialect) ->
                        select(connection, SELECT + " WHERE active = TRUE AND label = ?", label));
            } catch (SQLException e) {
                if (!SqlStates.halfMade(e) || attempt == READS_WHILE_MADE) {
                    throw e;
                }
                LockSupport.parkNanos(attempt * PAUSE_WHILE_MADE);
            }
        }
    }

    /**
     * Makes the table, or sees that another has made it meanwhile: even IF NOT EXISTS may fail when two do it at once
     * (PostgreSQL reports a duplicate row in its own catalog).
     */
    private void create(String label) {
        try {
            transactions.run((connection, dialect) -> {
                for (String statement : dialect.statements()) {
                    execute(connection, statement);
                }
                return true;
            });
        } catch (SQLException e) {
            try {
                selectActive(label);
            } catch (SQLException stillMissing) {
                e.addSuppressed(stillMissing);
                throw uncreatable(e);
            }
        }
    }

    /**
     * Commits an active row.
     *
     * @param old the active row of the label, which is no longer to be active; null where there is none
     * @return empty if the row is committed; else why it isn't known to be. Whatever the reason, reading the label's active
     *     row tells whether there is a key by now
     */
    Optional<SQLException> insert(KeyRow row, @Nullable KeyId old) {
        if (row.encryptedData().length > MAX_ENCRYPTED_LENGTH) {
            throw new DataKeyException(
                    "provider \"" + row.provider() + "\": an encrypted data key is longer than " + MAX_ENCRYPTED_LENGTH
                            + " bytes; use another provider",
                    false,
                    null);
        }
        try {
            transactions.run((connection, dialect) -> {
                if (old != null) {
                    deactivate(connection, old);
                }
                insert(connection, row);
                return true;
            });
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(e);
        }
    }

    /** Whether {@link #insert} may succeed if it is called again at once: after a lost race, or a commit without answer. */
    static boolean repeatable(SQLException failure) {
        return failure instanceof KeyTransactions.UnknownOutcomeException || SqlStates.lostRace(failure);
    }

    static DataKeyException uninsertable(SQLException failure) {
        return new DataKeyException(
                "table \"" + NAME + "\": a data key can't be inserted" + suffix(failure)
                        + "; see that the database user has SELECT and INSERT on it, and UPDATE where a key is replaced",
                SqlStates.retryable(failure),
                failure);
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS);
    }

    private void deactivate(Connection connection, KeyId id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DEACTIVATE)) {
            statement.setObject(1, now());
            statement.setString(2, id.toString());
            statement.executeUpdate();
        }
    }

    private void insert(Connection connection, KeyRow row) throws SQLException {
        LocalDateTime now = now();
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setString(1, row.id().toString());
            statement.setBoolean(2, true);
            statement.setString(3, row.scope());
            statement.setString(4, row.provider());
            statement.setBytes(5, row.encryptedData());
            statement.setString(6, row.label());
            statement.setObject(7, now);
            statement.setObject(8, now);
            statement.setString(9, row.kmsKey());
            statement.executeUpdate();
        }
        requireStored(connection, row);
    }

    // A server that isn't strict cuts a long value short with a mere warning, and a trigger may do anything.
    private static void requireStored(Connection connection, KeyRow row) throws SQLException {
        boolean stored = select(
                        connection,
                        SELECT + " WHERE active = TRUE AND name = ?",
                        row.id().toString())
                .stream()
                .anyMatch(kept -> Arrays.equals(kept.encryptedData(), row.encryptedData())
                        && kept.label().equals(row.label())
                        && kept.scope().equals(row.scope())
                        && kept.provider().equals(row.provider()));
        if (!stored) {
            throw new DataKeyException(
                    "table \"" + NAME + "\": does not keep what is inserted; make its columns as the documentation says"
                            + " and remove its triggers",
                    false,
                    null);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }

    private static List<KeyRow> select(Connection connection, String sql, String argument) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, argument);
            return rows(statement);
        }
    }

    private static List<KeyRow> rows(PreparedStatement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery()) {
            List<KeyRow> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(row(result));
            }
            return rows;
        }
    }

    static KeyRow row(ResultSet result) throws SQLException {
        String name = result.getString(1);
        try {
            return new KeyRow(
                    KeyId.parse(name),
                    result.getString(2),
                    result.getString(3),
                    result.getBytes(4),
                    result.getString(5),
                    result.getString(6));
        } catch (IllegalArgumentException e) {
            throw new DataKeyException(
                    "table \"" + NAME + "\" row \"" + name + "\": not a data key's name; restore or delete the row",
                    false,
                    e);
        }
    }

    private static Optional<KeyRow> only(List<KeyRow> rows) {
        if (rows.size() > 1) {
            throw new DataKeyException(
                    "table \"" + NAME + "\": label \"" + rows.get(0).label()
                            + "\" has more than one active row; set active to false in all but one, and create the"
                            + " table's unique index on the active label",
                    false,
                    null);
        }
        return rows.stream().findFirst();
    }

    static DataKeyException unreadable(SQLException e) {
        return new DataKeyException(
                "table \"" + NAME + "\": can't be read" + suffix(e)
                        + "; see that the database can be reached and its user has SELECT on the table",
                SqlStates.retryable(e),
                e);
    }

    private DataKeyException uncreatable(SQLException e) {
        String ddl = transactions.dialect().map(KeyTableDialect::ddl).orElse("");
        return new DataKeyException(
                "table \"" + NAME + "\": doesn't exist and can't be created" + suffix(e)
                        + "; let the database user create tables, or run as one who may, and then grant this user SELECT"
                        + " and INSERT:" + System.lineSeparator() + ddl,
                SqlStates.retryable(e),
                e);
    }

    private static String suffix(SQLException e) {
        return " (SQLState " + SqlStates.state(e) + ")";
    }
}
