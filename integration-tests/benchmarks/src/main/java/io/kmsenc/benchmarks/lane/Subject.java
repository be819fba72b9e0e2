package io.kmsenc.benchmarks.lane;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * A way to keep the secret columns. What an application does itself, it does in {@link #stored} and {@link #read}; what its driver
 * does, behind {@link #open}. For one thread.
 */
interface Subject extends AutoCloseable {

    /** The connection that is measured. */
    Connection open(Place place, Path folder) throws SQLException;

    /** Secret columns beyond those of the workloads, as {@code table.column}. Before the first connection. */
    default void declare(List<String> columns) {}

    /** What is stored over the connection from now on belongs to the scope, where the subject has a data key for each. */
    default void scope(Connection connection, String scope) throws SQLException {}

    /** The text to bind for a secret. */
    default String stored(String secret) {
        return secret;
    }

    /** The secret of a text that was read. */
    default String read(String stored) {
        return stored;
    }

    /** The condition by which a row is looked for by its secret, with one parameter. */
    default String lookupCondition() {
        return "email = ?";
    }

    /** The text to bind for {@link #lookupCondition}. */
    default String lookedFor(String secret) {
        return secret;
    }

    /** The statement that stores an account: its key, its owner, the secret, and what {@link #lookedFor} gives. */
    default String accountInsert() {
        return "INSERT INTO accounts (id, owner, email) VALUES (?, ?, ?)";
    }

    /** The type of a secret column in the database. */
    default String secretType() {
        return "VARCHAR(300)";
    }

    /** Definitions that must be there before the tables. */
    default String[] definitions() {
        return new String[0];
    }

    /** Whether the database must hold ciphertexts. */
    boolean encrypts();

    @Override
    default void close() throws SQLException {}
}
