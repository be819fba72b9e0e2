package io.kmsenc.migration;

import io.kmsenc.keys.DataKeyRecord;
import io.kmsenc.migration.ColumnStatus.KeyCount;
import io.kmsenc.migration.ColumnStatus.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * What all secret columns of a database hold, and what its data keys are needed for. Immutable.
 *
 * @param at when it was counted
 * @param database its address, without what may be a credential
 * @param columns every secret column that exists
 * @param keys every row of the key table, in its order
 */
public record Coverage(Instant at, String database, List<ColumnStatus> columns, List<KeyUse> keys) {

    /** How old a data key is before it is told that it can be retired: what {@code data-keys retire} takes by default. */
    public static final Duration RETIREMENT_AGE = Duration.ofDays(30);

    /**
     * A data key and what it is needed for.
     *
     * @param values of all columns that are under it
     * @param outdated those of them that are to be encrypted anew
     * @param retirable whether it is old enough, and nobody needs it
     */
    public record KeyUse(DataKeyRecord key, long values, long outdated, boolean retirable) {}

    public Coverage {
        columns = List.copyOf(columns);
        keys = List.copyOf(keys);
    }

    /** Puts together what was counted. */
    static Coverage of(Instant at, String database, List<ColumnStatus> columns, List<DataKeyRecord> records) {
        Instant retired = at.minus(RETIREMENT_AGE);
        List<KeyUse> keys = records.stream()
                .map(key -> {
                    long values = under(columns, key.name(), count -> true);
                    return new KeyUse(
                            key,
                            values,
                            under(columns, key.name(), Coverage::isOutdated),
                            values == 0 && KeyRetirement.isOldEnough(key, retired));
                })
                .toList();
        return new Coverage(at, database, columns, keys);
    }

    private static long under(List<ColumnStatus> columns, String name, Predicate<KeyCount> condition) {
        return columns.stream()
                .flatMap(column -> column.keys().stream())
                .filter(count -> count.name().equals(name) && condition.test(count))
                .mapToLong(KeyCount::values)
                .sum();
    }

    /** Whether values can be decrypted, and would be under another key if they were written now. */
    public static boolean isOutdated(KeyCount count) {
        return count.standing() == Standing.OLD || count.standing() == Standing.DIRECT;
    }

    /** A sum over all columns. */
    public long sum(ToLongFunction<ColumnStatus> number) {
        return columns.stream().mapToLong(number).sum();
    }

    /** How many values can be decrypted, and would be under another key if they were written now. */
    public long outdated() {
        return sum(column -> column.values(Standing.OLD) + column.values(Standing.DIRECT));
    }

    /** How many data keys nobody needs any more. */
    public long retirable() {
        return keys.stream().filter(KeyUse::retirable).count();
    }

    /** Whether every value is a ciphertext that can be decrypted, as far as was looked. */
    public boolean isCovered() {
        return columns.stream().allMatch(ColumnStatus::isCovered);
    }
}
