package io.kmsenc.keys;

import com.github.benmanes.caffeine.cache.Ticker;
import io.kmsenc.provider.Provider;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Brings data keys under the providers that encrypt now. The keys themselves stay, and so do the values under them. A new encrypted form is
 * decrypted and compared with the key's name before it replaces the old one, in a transaction of its own, and only where the
 * old one is still there. For one thread.
 */
public final class DataKeyReencryption implements AutoCloseable {

    /** What became of a row. */
    public enum Outcome {
        RE_ENCRYPTED,
        /** The providers that encrypt now have encrypted it already. */
        CURRENT,
        /** Somebody else has changed the row meanwhile. */
        CHANGED_MEANWHILE,
        FAILED
    }

    /**
     * A row, and what became of it.
     *
     * @param problem why it failed; empty otherwise
     */
    public record Result(String name, String label, String provider, Outcome outcome, String problem) {}

    private final KeyTransactions transactions;
    private final ProviderSet providers;
    private final DataKeyStore store;
    private final Clock clock;

    /**
     * @param connections to the database whose keys these are
     * @param providers by name, all that may decrypt; closed with this object
     * @param encrypting the names of those that encrypt
     */
    public DataKeyReencryption(
            KeyConnections connections, Map<String, Provider> providers, List<String> encrypting, Clock clock) {
        this.transactions = new KeyTransactions(connections);
        this.providers = new ProviderSet(providers, encrypting, Ticker.systemTicker());
        this.store = new DataKeyStore(new KeyTable(connections, clock), this.providers);
        this.clock = clock;
    }

    /**
     * Looks at every row.
     *
     * @param again whether keys are encrypted anew that the same providers have encrypted, as for another KMS key behind an alias
     * @param foresee whether nothing is changed, and {@link Outcome#RE_ENCRYPTED} is what would be
     * @throws DataKeyException if the table can't be read
     */
    public List<Result> run(boolean again, boolean foresee) {
        List<Result> results = new ArrayList<>();
        for (KeyRow row : rows()) {
            if (!again && row.provider().equals(providers.encryptingNames())) {
                results.add(result(row, Outcome.CURRENT, ""));
            } else if (foresee) {
                results.add(result(row, Outcome.RE_ENCRYPTED, ""));
            } else {
                results.add(reencrypt(row));
            }
        }
        return results;
    }

    private static Result result(KeyRow row, Outcome outcome, String problem) {
        return new Result(row.id().toString(), row.label(), row.provider(), outcome, problem);
    }

    private Result reencrypt(KeyRow row) {
        try {
            KeyRow next = providers.reencrypt(row);
            store.decrypt(next).destroy();
            return result(row, replace(row, next) ? Outcome.RE_ENCRYPTED : Outcome.CHANGED_MEANWHILE, "");
        } catch (DataKeyException e) {
            return result(row, Outcome.FAILED, String.valueOf(e.getMessage()));
        } catch (SQLException e) {
            return result(
                    row,
                    Outcome.FAILED,
                    "the row can't be changed (SQLState " + SqlStates.state(e)
                            + "); see that the database user has UPDATE on table \"" + KeyTable.NAME + "\"");
        }
    }

    private boolean replace(KeyRow old, KeyRow next) throws SQLException {
        return transactions.run((connection, dialect) -> {
            try (PreparedStatement update = connection.prepareStatement("UPDATE " + KeyTable.NAME
                    + " SET provider = ?, encrypted_data = ?, kms_key = ?, updated = ?"
                    + " WHERE name = ? AND encrypted_data = ?")) {
                update.setString(1, next.provider());
                update.setBytes(2, next.encryptedData());
                update.setString(3, next.kmsKey());
                update.setObject(
                        4,
                        LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS));
                update.setString(5, old.id().toString());
                update.setBytes(6, old.encryptedData());
                return update.executeUpdate() == 1;
            }
        });
    }

    private List<KeyRow> rows() {
        try {
            return transactions.run((connection, dialect) -> {
                try (PreparedStatement query = connection.prepareStatement(KeyTable.SELECT + " ORDER BY label, name");
                        ResultSet result = query.executeQuery()) {
                    List<KeyRow> rows = new ArrayList<>();
                    while (result.next()) {
                        rows.add(KeyTable.row(result));
                    }
                    return rows;
                }
            });
        } catch (SQLException e) {
            if (SqlStates.missingTable(e)) {
                return List.of();
            }
            throw KeyTable.unreadable(e);
        }
    }

    /** Closes the providers. */
    @Override
    public void close() {
        providers.close();
    }
}
