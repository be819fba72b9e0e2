package io.kmsenc.migration;

import io.kmsenc.column.ColumnCipher;
import io.kmsenc.keys.DataKeyRecords;
import io.kmsenc.schema.ColumnPolicy;
import io.kmsenc.schema.ColumnRule;
import io.kmsenc.sql.Dialect;
import io.kmsenc.walk.TableWalk;
import io.kmsenc.walk.ValueChange;
import io.kmsenc.walk.WalkConnections;
import io.kmsenc.walk.WalkException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Changes how the values of secret columns are kept, while applications use them. It can be killed at any moment and begun again. For
 * one thread.
 */
public final class ValueMigration {

    private final WalkConnections connections;
    private final Dialect dialect;
    private final ColumnPolicy policy;
    private final SecretValues values;
    private final DataKeyRecords records;
    private final Encrypting encrypting;

    /**
     * What new values are encrypted under.
     *
     * @param providers the names of those that encrypt data keys, in their order
     * @param directKey the name of the key of randomized values, where these have no data keys
     */
    public record Encrypting(List<String> providers, Optional<String> directKey) {}

    /**
     * @param connections to the delegate's database
     * @param cipher under the configuration in force
     * @param records of the same database
     */
    public ValueMigration(
            WalkConnections connections,
            Dialect dialect,
            ColumnPolicy policy,
            ColumnCipher cipher,
            DataKeyRecords records,
            Encrypting encrypting) {
        this.connections = connections;
        this.dialect = dialect;
        this.policy = policy;
        this.values = new SecretValues(cipher);
        this.records = records;
        this.encrypting = encrypting;
    }

    /**
     * Counts what is to be done; nothing is changed.
     *
     * @throws WalkException if it is refused
     */
    public MigrationReport foresee(Operation operation, MigrationOptions options) throws SQLException {
        try (Connection connection = connections.open()) {
            List<TableReport> reports = new ArrayList<>();
            for (SecretTable table : tables(connection, operation, options)) {
                reports.add(report(
                        table,
                        new TableProgress("", MigrationListener.NONE, 0),
                        0,
                        left(connection, operation, table),
                        false));
            }
            return new MigrationReport(operation, true, reports);
        }
    }

    /**
     * Does it, table by table.
     *
     * @throws WalkException if it is refused, or can't go on
     */
    public MigrationReport run(Operation operation, MigrationOptions options, MigrationListener listener)
            throws SQLException {
        List<SecretTable> tables;
        try (Connection connection = connections.open()) {
            tables = tables(connection, operation, options);
        }
        List<TableReport> reports = new ArrayList<>();
        for (SecretTable table : tables) {
            TableReport report = run(operation, options, table, listener);
            reports.add(report);
            listener.ends(report);
        }
        return new MigrationReport(operation, false, reports);
    }

    /**
     * What the secret columns hold; nothing is changed.
     *
     * @param names of columns, as {@link MigrationOptions#columns} has them
     * @param verify whether every value is decrypted
     * @param derived whether a key's name is one that is derived from a secret key for an identity
     * @throws WalkException if it is refused
     */
    public List<ColumnStatus> statuses(List<String> names, boolean verify, BiPredicate<String, String> derived)
            throws SQLException {
        List<SecretColumn> all;
        try (Connection connection = connections.open()) {
            all = SecretColumns.find(connection, dialect, policy);
        }
        return new ColumnStatuses(
                        connections,
                        dialect,
                        values,
                        new KnownKeys(records),
                        target(LocalDate.now(ZoneOffset.UTC)),
                        derived)
                .of(all, ColumnChoice.of(all, names), verify);
    }

    private List<SecretTable> tables(Connection connection, Operation operation, MigrationOptions options)
            throws SQLException {
        List<SecretColumn> all = SecretColumns.find(connection, dialect, policy);
        List<SecretColumn> chosen = ColumnChoice.of(all, options.columns());
        if (operation == Operation.DECRYPT && !options.offline()) {
            requireReadable(chosen);
        }
        return SecretTable.of(connection, dialect, all, chosen);
    }

    // An application reads both forms only where it is told that there are both.
    private static void requireReadable(List<SecretColumn> columns) {
        List<String> unreadable = columns.stream()
                .filter(column -> !column.rule().plaintextAllowed())
                .map(SecretColumn::shown)
                .toList();
        if (!unreadable.isEmpty()) {
            throw WalkException.refused("columns " + unreadable
                    + ": who reads them meanwhile would fail at what is decrypted already; declare plaintext=allow in every"
                    + " application and in this configuration, or end the applications and say --offline");
        }
    }

    private TableReport run(
            Operation operation, MigrationOptions options, SecretTable table, MigrationListener listener)
            throws SQLException {
        String name = table.walked().name().toString();
        TableProgress progress = new TableProgress(name, listener, options.maxFailures());
        boolean walked;
        LocalDate begun;
        long failedBefore;
        try (TableWalk walk = TableWalk.open(connections, table.walked(), purpose(operation), options.walk())) {
            begun = walk.begun();
            failedBefore = walk.failedRows();
            listener.begins(name, walk.plannedRows(), walk.walkedRows());
            walked = walk.run(change(operation, table.rules(), begun), progress);
        }
        try (Connection connection = connections.open()) {
            return report(table, progress, failedBefore, left(connection, operation, table, begun), walked);
        }
    }

    // Another target is another walk.
    private String purpose(Operation operation) {
        return operation == Operation.RE_ENCRYPT
                ? operation.word() + " " + encrypting.directKey().orElse(String.join("+", encrypting.providers()))
                : operation.word();
    }

    private ValueChange change(Operation operation, List<ColumnRule> rules, LocalDate begun) {
        return switch (operation) {
            case RE_ENCRYPT -> new Reencryption(rules, values, target(begun));
            case ENCRYPT -> new Encryption(rules, values);
            case DECRYPT -> new Decryption(rules, values);
        };
    }

    private Target target(LocalDate begun) {
        return new Target(
                new KnownKeys(records),
                encrypting.providers(),
                begun,
                encrypting.directKey().orElse(""));
    }

    private Map<String, Long> left(Connection connection, Operation operation, SecretTable table) throws SQLException {
        return left(connection, operation, table, LocalDate.now(ZoneOffset.UTC));
    }

    private Map<String, Long> left(Connection connection, Operation operation, SecretTable table, LocalDate begun)
            throws SQLException {
        Target target = target(begun);
        Map<String, Long> left = new LinkedHashMap<>();
        for (SecretColumn column : table.columns()) {
            ColumnCensus census = ColumnCensus.count(connection, dialect, column);
            left.put(
                    column.shown(),
                    census.malformed()
                            + switch (operation) {
                                case RE_ENCRYPT -> census.plaintext() + unreached(census, column.rule(), target);
                                case ENCRYPT -> census.plaintext();
                                case DECRYPT -> census.ciphertexts();
                            });
        }
        return left;
    }

    private static long unreached(ColumnCensus census, ColumnRule rule, Target target) {
        return census.byKey().entrySet().stream()
                .filter(key -> !target.isReached(rule, key.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static TableReport report(
            SecretTable table, TableProgress progress, long failedBefore, Map<String, Long> left, boolean walked) {
        return new TableReport(
                table.walked().name().toString(),
                table.columns().stream().map(SecretColumn::shown).toList(),
                progress.rows(),
                progress.changed(),
                failedBefore + progress.failedRows(),
                progress.failures(),
                left,
                walked);
    }
}
