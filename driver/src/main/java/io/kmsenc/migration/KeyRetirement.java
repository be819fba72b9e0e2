package io.kmsenc.migration;

import io.kmsenc.keys.DataKeyRecord;
import io.kmsenc.keys.DataKeyRecords;
import io.kmsenc.migration.RetirementReport.Needed;
import io.kmsenc.schema.ColumnPolicy;
import io.kmsenc.sql.Dialect;
import io.kmsenc.walk.WalkException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Deletes data keys of randomized values under which no value is any more, once they are so old that no process encrypts under
 * them. Deterministic keys are left: one that has no value yet is the one that the next value needs. For one thread.
 */
public final class KeyRetirement {

    /** The shortest age: a key encrypts for a day, and clocks differ. */
    public static final Duration SHORTEST_AGE = Duration.ofDays(2);

    private final Connection connection;
    private final Dialect dialect;
    private final ColumnPolicy policy;
    private final DataKeyRecords records;
    private final Clock clock;

    /**
     * @param connection the delegate's, in auto-commit, for counting
     * @param policy of all applications that share the key table: a column that it doesn't name is not looked into
     * @param records of the same database
     */
    public KeyRetirement(
            Connection connection, Dialect dialect, ColumnPolicy policy, DataKeyRecords records, Clock clock) {
        this.connection = connection;
        this.dialect = dialect;
        this.policy = policy;
        this.records = records;
        this.clock = clock;
    }

    /**
     * Looks, and deletes if told so.
     *
     * @param age of the youngest key that may be deleted
     * @throws IllegalArgumentException if that is less than {@link #SHORTEST_AGE}
     * @throws WalkException if there are secret columns that can't be counted
     */
    public RetirementReport run(Duration age, boolean delete) throws SQLException {
        if (age.compareTo(SHORTEST_AGE) < 0) {
            throw new IllegalArgumentException("a data key may encrypt while it is younger than " + SHORTEST_AGE);
        }
        SecretColumns.requireAll(connection, dialect, policy);
        Instant now = clock.instant();
        List<DataKeyRecord> old = records.all().stream()
                .filter(key -> isOldEnough(key, now.minus(age)))
                .toList();
        KeyReferences references = KeyReferences.count(connection, dialect, policy);
        List<DataKeyRecord> unused = new ArrayList<>();
        List<Needed> used = new ArrayList<>();
        for (DataKeyRecord key : old) {
            long values = references.of(key.name());
            if (values == 0) {
                unused.add(key);
            } else {
                used.add(new Needed(key, values));
            }
        }
        if (delete) {
            records.delete(unused);
        }
        return new RetirementReport(now, delete, unused, used);
    }

    /** Whether no process encrypts under a key any more, so that it can be deleted once it has no value. */
    static boolean isOldEnough(DataKeyRecord key, Instant before) {
        return !key.isDeterministic() && key.updated().isBefore(before);
    }
}
