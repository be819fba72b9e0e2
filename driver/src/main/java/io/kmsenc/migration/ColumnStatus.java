package io.kmsenc.migration;

import io.kmsenc.keys.DataKeyRecord;
import io.kmsenc.walk.RowFailure;
import java.util.List;
import java.util.Optional;

/**
 * What a secret column holds.
 *
 * @param column {@code schema.table.column}
 * @param declared as the configuration says: mode and type
 * @param nulls rows without a value
 * @param plaintext values that are no ciphertext
 * @param malformed values that begin as a ciphertext and tell no data key
 * @param keys how many values there are under each data key
 * @param undecryptable rows whose values could not be decrypted; empty unless each was tried
 * @param verified whether each was tried
 */
public record ColumnStatus(
        String column,
        String declared,
        long rows,
        long nulls,
        long plaintext,
        long malformed,
        List<KeyCount> keys,
        List<RowFailure> undecryptable,
        boolean verified) {

    /** What a data key is to the values under it. */
    public enum Standing {
        /** New values are encrypted under it. */
        CURRENT,
        /** It only decrypts. */
        OLD,
        /** It is derived from a secret key; no row is needed. */
        DIRECT,
        /** There is no such key: the values can't be decrypted. */
        ORPHAN
    }

    /**
     * A data key and its values in the column.
     *
     * @param record empty for a direct key and for an orphan
     */
    public record KeyCount(String name, Standing standing, Optional<DataKeyRecord> record, long values) {}

    public ColumnStatus {
        keys = List.copyOf(keys);
        undecryptable = List.copyOf(undecryptable);
    }

    /** How many values have a standing. */
    public long values(Standing standing) {
        return keys.stream()
                .filter(key -> key.standing() == standing)
                .mapToLong(KeyCount::values)
                .sum();
    }

    /** Whether every value is a ciphertext that can be decrypted, as far as was looked. */
    public boolean isCovered() {
        return plaintext == 0 && malformed == 0 && values(Standing.ORPHAN) == 0 && undecryptable.isEmpty();
    }
}
