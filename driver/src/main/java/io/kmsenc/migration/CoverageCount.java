package io.kmsenc.migration;

import io.kmsenc.keys.DataKeyRecords;
import io.kmsenc.schema.ColumnPolicy;
import io.kmsenc.sql.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Tells what is covered in a database, or refuses where a secret column can't be looked into. For one thread. */
public final class CoverageCount {

    private final Connection connection;
    private final Dialect dialect;
    private final ColumnPolicy policy;
    private final DataKeyRecords records;
    private final Clock clock;

    /**
     * @param connection the delegate's, in auto-commit
     * @param records of the same database
     */
    public CoverageCount(
            Connection connection, Dialect dialect, ColumnPolicy policy, DataKeyRecords records, Clock clock) {
        this.connection = connection;
        this.dialect = dialect;
        this.policy = policy;
        this.records = records;
        this.clock = clock;
    }

    /** Counts all columns. */
    @FunctionalInterface
    public interface Counted {
        List<ColumnStatus> statuses() throws SQLException;
    }

    /**
     * Looks. The key table is read before values are counted: a key that is made meanwhile is too young to be retired anyway.
     *
     * @throws io.kmsenc.walk.WalkException if there are secret columns that can't be counted
     */
    public Coverage of(Counted counted) throws SQLException {
        SecretColumns.requireAll(connection, dialect, policy);
        Instant at = clock.instant();
        var keys = records.all();
        String address = DatabaseAddress.of(connection.getMetaData().getURL());
        return Coverage.of(at, address, counted.statuses(), keys);
    }
}
