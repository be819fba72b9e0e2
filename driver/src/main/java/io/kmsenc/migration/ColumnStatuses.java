package io.kmsenc.migration;

import io.kmsenc.keys.DataKeyRecord;
import io.kmsenc.migration.ColumnStatus.KeyCount;
import io.kmsenc.migration.ColumnStatus.Standing;
import io.kmsenc.schema.ColumnRule;
import io.kmsenc.sql.Dialect;
import io.kmsenc.walk.KeyRange;
import io.kmsenc.walk.Pace;
import io.kmsenc.walk.RangeWalk;
import io.kmsenc.walk.WalkConnections;
import io.kmsenc.walk.WalkOptions;
import io.kmsenc.walk.WalkSession;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Counts what secret columns hold, and tries their values. Changes nothing. For one thread. */
final class ColumnStatuses {

    private final WalkConnections connections;
    private final Dialect dialect;
    private final SecretValues values;
    private final KnownKeys keys;
    private final Target target;
    private final BiPredicate<String, String> derived;

    /** @param derived whether a key's name is one that is derived for an identity */
    ColumnStatuses(
            WalkConnections connections,
            Dialect dialect,
            SecretValues values,
            KnownKeys keys,
            Target target,
            BiPredicate<String, String> derived) {
        this.connections = connections;
        this.dialect = dialect;
        this.values = values;
        this.keys = keys;
        this.target = target;
        this.derived = derived;
    }

    /**
     * The status of each column.
     *
     * @param verify whether every value is decrypted
     */
    List<ColumnStatus> of(List<SecretColumn> all, List<SecretColumn> chosen, boolean verify) throws SQLException {
        List<ColumnStatus> statuses = new ArrayList<>();
        try (Connection connection = connections.open()) {
            for (SecretColumn column : chosen) {
                ColumnCensus census = ColumnCensus.count(connection, dialect, column);
                TableProgress tried =
                        new TableProgress(column.table().toString(), MigrationListener.NONE, Long.MAX_VALUE);
                if (verify) {
                    decrypt(connection, all, column, tried);
                }
                statuses.add(status(column, census, tried, verify));
            }
        }
        return statuses;
    }

    private void decrypt(Connection connection, List<SecretColumn> all, SecretColumn column, TableProgress tried)
            throws SQLException {
        SecretTable table =
                SecretTable.of(connection, dialect, all, List.of(column)).get(0);
        WalkSession.prepare(connection, dialect);
        RangeWalk walk = new RangeWalk(
                table.walked(),
                (index, stored) -> {
                    if (SecretValues.isCiphertext(stored)) {
                        values.decrypt(column.rule(), stored);
                    }
                    return stored;
                },
                tried,
                new Pace(0, false),
                WalkOptions.DEFAULT.pageRows());
        walk.run(connection, KeyRange.ALL, (key, step) -> {});
        connection.setAutoCommit(true);
    }

    private ColumnStatus status(SecretColumn column, ColumnCensus census, TableProgress tried, boolean verified) {
        ColumnRule rule = column.rule();
        List<KeyCount> counts = new ArrayList<>();
        census.byKey().forEach((name, count) -> {
            Optional<DataKeyRecord> record = keys.find(name);
            counts.add(new KeyCount(name, standing(rule, name, record), record, count));
        });
        return new ColumnStatus(
                column.shown(),
                rule.mode().name().toLowerCase(Locale.ROOT) + " " + rule.declared(),
                census.rows(),
                census.nulls(),
                census.plaintext(),
                census.malformed(),
                counts,
                tried.failures(),
                verified);
    }

    private Standing standing(ColumnRule rule, String name, Optional<DataKeyRecord> record) {
        if (target.isReached(rule, name)) {
            return Standing.CURRENT;
        }
        if (record.isPresent()) {
            return Standing.OLD;
        }
        return derived.test(name, rule.identity()) ? Standing.DIRECT : Standing.ORPHAN;
    }
}
