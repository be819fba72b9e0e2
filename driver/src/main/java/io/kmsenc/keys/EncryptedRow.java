package io.kmsenc.keys;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of the data key table as it stands there, whether or not it makes sense.
 *
 * @param providers the names of those that made {@code encrypted}
 * @param kmsKey what they told of their key-encryption keys, a space between them
 */
@SuppressWarnings("ArrayRecordComponent") // carried from the table to a provider, never compared
record EncryptedRow(
        String name,
        String scope,
        List<String> providers,
        byte[] encrypted,
        String label,
        @Nullable String kmsKey) {

    /** All rows, the newest first; none where there is no table. */
    static List<EncryptedRow> all(KeyTransactions transactions) {
        try {
            return transactions.run((connection, dialect) -> {
                try (PreparedStatement statement =
                        connection.prepareStatement("SELECT name, scope, provider, encrypted_data, label, kms_key FROM "
                                + KeyTable.NAME + " ORDER BY created DESC, name")) {
                    return read(statement);
                }
            });
        } catch (SQLException e) {
            if (SqlStates.missingTable(e)) {
                return List.of();
            }
            throw new DataKeyException(
                    "table \"" + KeyTable.NAME + "\": can't be read (SQLState " + SqlStates.state(e)
                            + "); see that the database can be reached and its user has SELECT on the table",
                    SqlStates.retryable(e),
                    e);
        }
    }

    private static List<EncryptedRow> read(PreparedStatement statement) throws SQLException {
        List<EncryptedRow> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                rows.add(new EncryptedRow(
                        result.getString(1),
                        result.getString(2),
                        List.of(result.getString(3).split(" ", -1)),
                        result.getBytes(4),
                        result.getString(5),
                        result.getString(6)));
            }
        }
        return rows;
    }

    String place() {
        return "data key \"" + name + "\"";
    }

    /** Each provider's part of the encrypted data key. */
    List<byte[]> forms() {
        return EncryptedForms.split(place(), encrypted, providers.size());
    }

    /** What the provider of this place told of its key-encryption key; null for nothing. */
    @Nullable
    String kmsKey(int provider) {
        String[] told = kmsKey == null ? new String[0] : kmsKey.split(" ", -1);
        return told.length != providers.size() || told[provider].equals("-") ? null : told[provider];
    }

    Map<String, String> encryptionContext() {
        return KeyLabel.encryptionContext(label, scope);
    }

    /** Names what is not secret. */
    @Override
    public String toString() {
        return "EncryptedRow[" + name + ", " + label + ", " + providers + "]";
    }
}
