package io.kmsenc.migration;

import io.kmsenc.keys.DataKeyRecord;
import io.kmsenc.keys.DataKeyRecords;
import io.kmsenc.migration.ErasureReceipt.ColumnValues;
import io.kmsenc.schema.ColumnPolicy;
import io.kmsenc.sql.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Deletes the data keys of a scope, and counts beforehand what becomes unreadable by it. For one thread. */
public final class ScopeErasure {

    private final Connection connection;
    private final Dialect dialect;
    private final ColumnPolicy policy;
    private final DataKeyRecords records;
    private final Clock clock;

    /**
     * @param connection the delegate's, in auto-commit, for counting
     * @param records of the same database
     */
    public ScopeErasure(
            Connection connection, Dialect dialect, ColumnPolicy policy, DataKeyRecords records, Clock clock) {
        this.connection = connection;
        this.dialect = dialect;
        this.policy = policy;
        this.records = records;
        this.clock = clock;
    }

    /** What erasing the scope would make unreadable; nothing is changed. */
    public ErasureReceipt foresee(String scope) throws SQLException {
        List<DataKeyRecord> keys = records.ofScope(scope);
        return new ErasureReceipt(scope, clock.instant(), false, keys, values(keys), keys.size());
    }

    /**
     * Deletes the rows. What is written for the scope while this runs may get a key that is left, or become unreadable without being
     * counted: let nobody write for it.
     *
     * @throws IllegalArgumentException for the root scope, which is everybody's
     */
    public ErasureReceipt erase(String scope) throws SQLException {
        List<DataKeyRecord> keys = records.ofScope(scope);
        List<ColumnValues> values = values(keys);
        records.delete(scope, keys);
        int left = records.ofScope(scope).size();
        return new ErasureReceipt(scope, clock.instant(), true, keys, values, left);
    }

    private List<ColumnValues> values(List<DataKeyRecord> keys) throws SQLException {
        List<ColumnValues> values = new ArrayList<>();
        if (keys.isEmpty()) {
            return values;
        }
        KeyReferences.count(connection, dialect, policy).byColumn().forEach((column, counts) -> {
            long count = keys.stream()
                    .mapToLong(key -> counts.getOrDefault(key.name(), 0L))
                    .sum();
            if (count > 0) {
                values.add(new ColumnValues(column, count));
            }
        });
        return values;
    }
}
