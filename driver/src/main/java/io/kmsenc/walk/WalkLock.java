package io.kmsenc.walk;

import io.kmsenc.sql.Dialect;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that one process at a time walks over a table. The lock belongs to a connection, so that it ends with the process that
 * holds it, however that ends, and no clock is compared. For one thread, but for {@link #held}.
 */
final class WalkLock implements AutoCloseable {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int NAME_BYTES = 16;

    private final Connection connection;

    private WalkLock(Connection connection) {
        this.connection = connection;
    }

    /**
     * Takes the lock; waits for some seconds, as a server may not have noticed yet that a process is gone.
     *
     * @param connection the lock's alone from now on; closed if this fails
     * @throws WalkException if another process has it
     */
    static WalkLock take(Connection connection, Dialect dialect, TableName table) throws SQLException {
        String job = "lock " + name(table);
        boolean taken = false;
        try {
            long start = System.nanoTime();
            note(connection, dialect, job, null);
            while (!tried(connection, dialect, job)) {
                if (System.nanoTime() - start > PATIENCE) {
                    throw WalkException.refused("table " + table + ": is being walked over by "
                            + CheckpointTable.note(connection, job) + "; wait until that has ended, or end it");
                }
                LockSupport.parkNanos(PAUSE);
            }
            note(connection, dialect, job, owner());
            taken = true;
            return new WalkLock(connection);
        } finally {
            if (!taken) {
                connection.close();
            }
        }
    }

    private static String owner() {
        String host = String.valueOf(System.getenv().getOrDefault("HOSTNAME", "this host"));
        return "process " + ProcessHandle.current().pid() + " of " + host + ", since "
                + Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    // In H2 the row itself is the lock, so that it must be there before and stays locked while it is noted.
    private static void note(Connection connection, Dialect dialect, String job, @Nullable String note)
            throws SQLException {
        if (note == null && CheckpointTable.note(connection, job) != null) {
            connection.commit();
            return;
        }
        try {
            CheckpointTable.note(connection, job, note == null ? "another process" : note);
        } catch (SQLException e) {
            if (!String.valueOf(e.getSQLState()).startsWith("23")) {
                throw e;
            }
            connection.rollback();
            return;
        }
        if (note == null || dialect != Dialect.H2) {
            connection.commit();
        }
    }

    private static boolean tried(Connection connection, Dialect dialect, String job) throws SQLException {
        switch (dialect) {
            case H2 -> {
                return lockedRow(connection, job);
            }
            case POSTGRESQL -> {
                boolean locked = asked(connection, "SELECT pg_try_advisory_lock(?)", number(job));
                connection.commit();
                return locked;
            }
            case MARIADB -> {
                boolean locked =
                        asked(connection, "SELECT GET_LOCK(CONCAT(LEFT(MD5(DATABASE()), 16), ?), 0)", job.substring(5));
                connection.commit();
                return locked;
            }
        }
        throw new IllegalStateException("a dialect without a lock");
    }

    private static boolean asked(Connection connection, String sql, Object argument) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, argument);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private static boolean lockedRow(Connection connection, String job) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT part FROM " + CheckpointTable.NAME + " WHERE job = ? AND part = 0 FOR UPDATE NOWAIT")) {
            query.setString(1, job);
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            connection.rollback();
            if (RowErrors.passing(e)) {
                return false;
            }
            throw e;
        }
    }

    /** Whether the connection that holds the lock is still there. */
    synchronized boolean held() throws SQLException {
        return connection.isValid(10);
    }

    static String name(TableName table) {
        return HexFormat.of().formatHex(digest(table.toString()), 0, NAME_BYTES);
    }

    private static long number(String text) {
        long number = 0;
        byte[] digest = digest(text);
        for (int i = 0; i < Long.BYTES; i++) {
            number = number << Byte.SIZE | Byte.toUnsignedLong(digest[i]);
        }
        return number;
    }

    static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
