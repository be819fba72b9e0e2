package io.kmsenc.migration;

import io.kmsenc.keys.DataKeyRecord;
import io.kmsenc.keys.DataKeyRecords;
import io.kmsenc.schema.ColumnPolicy;
import io.kmsenc.sql.Dialect;
import io.kmsenc.walk.WalkConnections;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Makes data keys inactive under which no value is any more, so that the time until they may be deleted counts from now, and not from
 * when they were made: somebody may just be reading a value as it was before. For one thread.
 */
public final class KeyRest {

    private final WalkConnections connections;
    private final Dialect dialect;
    private final ColumnPolicy policy;
    private final DataKeyRecords records;
    private final KeyReferences before;

    /**
     * Counts the values of each key.
     *
     * @param connections to the delegate's database, for counting: one that rested for hours may have been cut
     * @param records of the same database
     */
    public KeyRest(WalkConnections connections, Dialect dialect, ColumnPolicy policy, DataKeyRecords records)
            throws SQLException {
        this.connections = connections;
        this.dialect = dialect;
        this.policy = policy;
        this.records = records;
        this.before = count();
    }

    private KeyReferences count() throws SQLException {
        try (Connection connection = connections.open()) {
            return KeyReferences.count(connection, dialect, policy);
        }
    }

    /**
     * Makes keys inactive that have no value now; those which are inactive already rest from now on if they had one before. Keys of
     * today and of the day before are left where they are active, as processes encrypt under them; so are deterministic ones.
     *
     * @return how many
     */
    public int after() throws SQLException {
        String yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1).toString();
        KeyReferences now = count();
        List<DataKeyRecord> unused = records.all().stream()
                .filter(key -> !key.isDeterministic()
                        && (key.active() ? key.label().compareTo(yesterday) < 0 : before.of(key.name()) > 0)
                        && now.of(key.name()) == 0)
                .toList();
        return records.rest(unused);
    }
}
