package io.kmsenc.it.applications;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.it.applications.StatementShare.Judged;
import io.kmsenc.sql.Dialect;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which share of what applications send is answered, over the files that {@link ApplicationsIT} keeps. */
class ApplicationShareTest {

    /** Per mille; to be raised with what the planner learns. */
    private static final int ANSWERED = 993;

    private static final int ANSWERED_DEFINITIONS = 992;

    private final List<Judged> onSecretTables = new ArrayList<>();
    private final List<Judged> definitions = new ArrayList<>();

    @Test
    void answersNearlyAllStatementsOnSecretTables() throws IOException {
        for (SampleApplication application : SampleApplications.ALL) {
            for (Dialect dialect : Dialect.values()) {
                judge(application, dialect);
            }
        }
        print("all", "", onSecretTables, definitions);
        assertThat(onSecretTables).hasSizeGreaterThan(1900);
        assertThat(1000 * StatementShare.answered(onSecretTables) / onSecretTables.size())
                .isGreaterThanOrEqualTo(ANSWERED);
        assertThat(1000 * StatementShare.answered(definitions) / definitions.size())
                .isGreaterThanOrEqualTo(ANSWERED_DEFINITIONS);
    }

    private void judge(SampleApplication application, Dialect dialect) throws IOException {
        StatementShare share = StatementShare.of(application, dialect);
        assertThat(share.others()).allMatch(each -> each.refusal() == null);
        print(application.framework(), dialect.name(), share.onSecretTables(), share.definitions());
        onSecretTables.addAll(share.onSecretTables());
        definitions.addAll(share.definitions());
    }

    private static void print(String framework, String dialect, List<Judged> statements, List<Judged> definitions) {
        System.out.printf(
                "%-16s %-10s %4d statements, %4d answered; %3d definitions, %3d answered%n",
                framework,
                dialect,
                statements.size(),
                StatementShare.answered(statements),
                definitions.size(),
                StatementShare.answered(definitions));
        if (!dialect.isEmpty()) {
            refused(statements);
            refused(definitions);
        }
    }

    private static void refused(List<Judged> judged) {
        for (Judged each : judged) {
            if (each.refusal() != null) {
                System.out.println("  refused " + each.refusal() + ": " + each.statement());
            }
        }
    }
}
