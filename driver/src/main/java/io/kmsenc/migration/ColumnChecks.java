package io.kmsenc.migration;

import io.kmsenc.diagnosis.StoredColumn;
import io.kmsenc.migration.ColumnCheck.Outcome;
import io.kmsenc.schema.ColumnPolicy;
import io.kmsenc.schema.ColumnRule;
import io.kmsenc.sql.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Adds the constraints by which the database itself refuses anything but a ciphertext in secret columns, whoever writes, and drops them
 * again. For one thread.
 */
public final class ColumnChecks {

    private final Connection connection;
    private final Dialect dialect;
    private final ColumnPolicy policy;

    /** @param connection the delegate's, in auto-commit, of a user who may change the tables */
    public ColumnChecks(Connection connection, Dialect dialect, ColumnPolicy policy) {
        this.connection = connection;
        this.dialect = dialect;
        this.policy = policy;
    }

    /**
     * Adds the constraint to each column that has none and whose values all fit.
     *
     * @param which of the rules
     * @param run whether that is done; else it is told
     */
    public List<ColumnCheck> add(Predicate<ColumnRule> which, boolean run) throws SQLException {
        List<ColumnCheck> done = new ArrayList<>();
        for (CiphertextCheck check : checks(which)) {
            done.add(add(check, run));
        }
        return done;
    }

    /** Drops the constraints that {@link #add} has added. */
    public List<ColumnCheck> drop(Predicate<ColumnRule> which, boolean run) throws SQLException {
        List<ColumnCheck> done = new ArrayList<>();
        for (CiphertextCheck check : checks(which)) {
            if (!exists(check)) {
                done.add(told(check, Outcome.ABSENT, 0, List.of()));
            } else {
                if (run) {
                    execute(check.drop());
                }
                done.add(told(check, run ? Outcome.DROPPED : Outcome.TO_DROP, 0, check.drop()));
            }
        }
        return done;
    }

    private List<CiphertextCheck> checks(Predicate<ColumnRule> which) throws SQLException {
        return StoredColumn.find(connection, dialect, policy).stream()
                .filter(column -> which.test(column.rule()))
                .map(column -> new CiphertextCheck(column, dialect))
                .toList();
    }

    private ColumnCheck add(CiphertextCheck check, boolean run) throws SQLException {
        boolean there = exists(check);
        List<String> statements = there ? check.confirm() : check.add();
        long contradictions = count(check);
        if (contradictions > 0) {
            return told(check, Outcome.CONTRADICTED, contradictions, List.of());
        }
        if (run) {
            try {
                execute(statements);
            } catch (SQLException e) {
                long meanwhile = count(check);
                if (meanwhile > 0) {
                    return told(check, Outcome.CONTRADICTED, meanwhile, List.of());
                }
                throw e;
            }
        }
        return told(check, there ? Outcome.THERE : run ? Outcome.ADDED : Outcome.TO_ADD, 0, statements);
    }

    private static ColumnCheck told(CiphertextCheck check, Outcome outcome, long count, List<String> statements) {
        return new ColumnCheck(check.column().place(), check.name(), outcome, count, statements);
    }

    private long count(CiphertextCheck check) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(check.count())) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private boolean exists(CiphertextCheck check) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT CONSTRAINT_NAME FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS"
                        + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND CONSTRAINT_NAME = ?")) {
            query.setString(1, check.column().schema());
            query.setString(2, check.column().table());
            query.setString(3, check.name());
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    private void execute(List<String> statements) throws SQLException {
        for (String sql : statements) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }
}
