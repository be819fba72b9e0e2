package io.kmsenc.diagnosis;

import io.kmsenc.diagnosis.Finding.Severity;
import io.kmsenc.keys.KeyTableTrial.Step;
import io.kmsenc.schema.ColumnPolicy;
import io.kmsenc.sql.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What a database tells of the key table and the secret columns. */
public final class DatabaseFindings {

    private DatabaseFindings() {}

    /**
     * Whether the key table can be used.
     *
     * @param steps that were tried; none where there is no table
     */
    public static List<Finding> ofKeyTable(List<Step> steps) {
        String table = "table \"kmsenc_data_keys\"";
        if (steps.isEmpty()) {
            return List.of(Finding.note(
                    "key-table",
                    table,
                    "doesn't exist yet",
                    "let the database user create it on first use, or run what \"kmsenc schema\" prints"));
        }
        return steps.stream()
                .map(step -> step.failure()
                        .map(why -> Finding.of(
                                step.required() ? Severity.PROBLEM : Severity.NOTE,
                                "key-table",
                                table + " " + step.what(),
                                why))
                        .orElseGet(() -> Finding.ok("key-table", table + " " + step.what(), done(step))))
                .toList();
    }

    private static String done(Step step) {
        return step.what().startsWith("the ") ? "is there" : "can be done";
    }

    /** Whether each secret column holds its ciphertexts, and no index or key stands in its way. */
    public static List<Finding> ofColumns(Connection connection, Dialect dialect, ColumnPolicy policy)
            throws SQLException {
        List<Finding> findings = new ArrayList<>();
        for (ColumnStorage storage : ColumnStorage.of(connection, dialect, policy)) {
            findings.add(ofStorage(storage));
        }
        for (StoredColumn column : StoredColumn.find(connection, dialect, policy)) {
            findings.addAll(new ColumnKeys(connection, dialect, policy, column).findings());
        }
        return findings;
    }

    private static Finding ofStorage(ColumnStorage storage) {
        String state = storage.rule().declared() + " in " + storage.state();
        return storage.problem()
                .map(problem -> Finding.problem(
                        "storage",
                        storage.place(),
                        state + " " + problem,
                        storage.ddl()
                                .map(ddl -> "correct [columns], or run: " + ddl)
                                .orElse("make a new column of a type that keeps bytes, and move the values")))
                .orElseGet(() -> Finding.ok("storage", storage.place(), state));
    }
}
