package io.kmsenc.keys;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Tries what the driver does with the data key table, in a transaction that is rolled back: whether the user may, whether the
 * columns keep what is inserted, and whether the index is there that lets a label have one active row. For one thread, one use.
 */
public final class KeyTableTrial {

    /**
     * What was tried.
     *
     * @param what such as {@code INSERT}
     * @param required whether whoever writes secret values needs it; else it is needed seldom
     * @param failure the problem and its remedy; empty if it went well
     */
    public record Step(String what, boolean required, Optional<String> failure) {}

    private static final String INSERT = "INSERT INTO " + KeyTable.NAME
            + " (name, active, scope, provider, encrypted_data, label, created, updated, kms_key)"
            + " VALUES (?, TRUE, 'root', 'none', ?, ?, ?, ?, 'none')";

    private final Connection connection;
    private final List<Step> steps = new ArrayList<>();
    private final String label = "trial/" + random(16);

    private KeyTableTrial(Connection connection) {
        this.connection = connection;
    }

    /**
     * Tries everything; empty where there is no table.
     *
     * @throws SQLException if the database can't be asked at all
     */
    public static List<Step> of(KeyConnections connections) throws SQLException {
        try (Connection connection = connections.open()) {
            KeyTableDialect dialect = KeyTableDialect.of(connection);
            if (isMissing(connection)) {
                return List.of();
            }
            connection.setTransactionIsolation(dialect.isolation());
            connection.setAutoCommit(false);
            return new KeyTableTrial(connection).run(dialect);
        }
    }

    // A table that can't be read is there.
    private static boolean isMissing(Connection connection) {
        try {
            return !KeyTableScript.exists(connection);
        } catch (SQLException e) {
            return false;
        }
    }

    private interface Work {
        void run() throws SQLException;
    }

    private List<Step> run(KeyTableDialect dialect) throws SQLException {
        step("SELECT", true, "grant SELECT on it", this::select);
        if (dialect == KeyTableDialect.MARIADB && !isTransactional()) {
            steps.add(new Step(
                    "a transaction",
                    true,
                    Optional.of("is kept by an engine without transactions; make it one of InnoDB")));
            return steps;
        }
        boolean inserted =
                step("INSERT", true, "grant INSERT on it, and make it as the documentation says", this::insert);
        step("UPDATE", false, "grant UPDATE on it, where data keys are to be replaced", this::update);
        if (inserted) {
            unique();
        }
        return steps;
    }

    private boolean step(String what, boolean required, String remedy, Work work) throws SQLException {
        try {
            work.run();
            steps.add(new Step(what, required, Optional.empty()));
            return true;
        } catch (SQLException e) {
            String problem = "can't be done (SQLState " + SqlStates.state(e) + "); ";
            steps.add(new Step(what, required, Optional.of(problem + remedy)));
            return false;
        } finally {
            connection.rollback();
        }
    }

    private void select() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                        "SELECT name, active, scope, provider, encrypted_data, label, created,"
                                + " updated, kms_key FROM " + KeyTable.NAME + " WHERE 1 = 0");
                ResultSet rows = query.executeQuery()) {
            rows.next();
        }
    }

    private boolean isTransactional() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT ENGINE FROM INFORMATION_SCHEMA.TABLES"
                        + " WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = '" + KeyTable.NAME + "'");
                ResultSet rows = query.executeQuery()) {
            return !rows.next() || "InnoDB".equalsIgnoreCase(rows.getString(1));
        } finally {
            connection.rollback();
        }
    }

    private void insert() throws SQLException {
        String name = random(32);
        byte[] longest = new byte[KeyTable.MAX_ENCRYPTED_LENGTH];
        Arrays.fill(longest, (byte) 7);
        insert(name, longest);
        try (PreparedStatement query =
                connection.prepareStatement("SELECT encrypted_data, label FROM " + KeyTable.NAME + " WHERE name = ?")) {
            query.setString(1, name);
            try (ResultSet rows = query.executeQuery()) {
                if (!rows.next() || !Arrays.equals(rows.getBytes(1), longest) || !label.equals(rows.getString(2))) {
                    throw new SQLException("the table doesn't keep what is inserted", "22001");
                }
            }
        }
    }

    private void insert(String name, byte[] encrypted) throws SQLException {
        LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC);
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, name);
            insert.setBytes(2, encrypted);
            insert.setString(3, label);
            insert.setObject(4, now);
            insert.setObject(5, now);
            insert.executeUpdate();
        }
    }

    private void update() throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE " + KeyTable.NAME + " SET active = FALSE, updated = updated WHERE name = ?")) {
            update.setString(1, random(32));
            update.executeUpdate();
        }
    }

    private void unique() throws SQLException {
        Optional<String> failure = Optional.empty();
        try {
            insert(random(32), new byte[1]);
            insert(random(32), new byte[1]);
            failure = Optional.of(
                    "is missing, so that processes that race would make two keys for one label; create it as the"
                            + " documentation says");
        } catch (SQLException e) {
            if (!SqlStates.lostRace(e)) {
                failure = Optional.of("can't be tried (SQLState " + SqlStates.state(e) + "); repeat");
            }
        } finally {
            connection.rollback();
        }
        steps.add(new Step("the unique index on the active label", true, failure));
    }

    private static String random(int digits) {
        byte[] bytes = new byte[digits / 2];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
