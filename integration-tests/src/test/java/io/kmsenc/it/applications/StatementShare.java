package io.kmsenc.it.applications;

import io.kmsenc.schema.ColumnPolicy;
import io.kmsenc.sql.Dialect;
import io.kmsenc.sql.Refusal;
import io.kmsenc.sql.SqlStatementPlanner;
import io.kmsenc.sql.StatementPlan;
import io.kmsenc.sql.Syntax;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a planner judges statements: which of them name a secret table, and which it refuses. Not thread-safe. */
final class StatementShare {

    /** A statement and why it was refused, or null if it was answered. */
    record Judged(String statement, @Nullable Refusal refusal) {}

    private static final Pattern WORDS = Pattern.compile("[^A-Za-z0-9_]+");
    private static final Set<String> DEFINING =
            Set.of("create", "alter", "drop", "truncate", "comment", "rename", "grant", "lock");

    private final ColumnPolicy policy;
    private final List<Judged> onSecretTables = new ArrayList<>();
    private final List<Judged> definitions = new ArrayList<>();
    private final List<Judged> others = new ArrayList<>();

    private StatementShare(ColumnPolicy policy) {
        this.policy = policy;
    }

    /** Plans what a sample sends to one database. Whether a statement names a secret table is told from its words. */
    static StatementShare of(SampleApplication application, Dialect dialect) throws IOException {
        Recorded recorded = new Recorded(application, dialect);
        StatementShare share = new StatementShare(SampleColumns.policy(application, dialect));
        share.judge(recorded.statements(), dialect, recorded.tables());
        return share;
    }

    private void judge(List<String> statements, Dialect dialect, SchemaCatalog catalog) {
        SqlStatementPlanner planner = new SqlStatementPlanner(policy, dialect);
        for (String statement : statements) {
            StatementPlan plan = planner.plan(statement, Syntax.usual(dialect), catalog);
            group(statement, catalog).add(new Judged(statement, plan.refusal().orElse(null)));
        }
    }

    private List<Judged> group(String statement, SchemaCatalog catalog) {
        List<String> words = List.of(WORDS.split(statement.toLowerCase(Locale.ROOT)));
        Set<String> views = catalog.dependents();
        if (words.stream().noneMatch(word -> policy.tableNames().contains(word) || views.contains(word))) {
            return others;
        }
        String first =
                words.stream().filter(word -> !word.isEmpty()).findFirst().orElse("");
        return DEFINING.contains(first) ? definitions : onSecretTables;
    }

    /** Queries and changes of data that name a secret table, or a view on one. */
    List<Judged> onSecretTables() {
        return onSecretTables;
    }

    /** Definitions that name a secret table. */
    List<Judged> definitions() {
        return definitions;
    }

    /** Statements that name no secret table. */
    List<Judged> others() {
        return others;
    }

    static long answered(List<Judged> judged) {
        return judged.stream().filter(each -> each.refusal() == null).count();
    }
}
