package io.kmsenc.it.applications;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.it.app.Sql;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.it.spy.SpyDriver;
import io.kmsenc.sql.Dialect;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sample application does the same with kmsenc as without, and none of its secrets is sent or stored plain. */
class ApplicationsIT {

    private static final List<TestDatabase> DATABASES =
            List.of(TestDatabase.H2_MEMORY, TestDatabase.POSTGRESQL, TestDatabase.MARIADB);

    static Stream<Arguments> samples() {
        return SampleApplications.ALL.stream()
                .flatMap(application -> DATABASES.stream()
                        .map(kind -> Arguments.of(Named.of(application.framework(), application), kind)));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("samples")
    void behavesTheSameAndSendsNoSecret(SampleApplication application, TestDatabase kind) throws Exception {
        List<String> plain = runPlain(application, kind);
        try (FreshDatabase database = kind.fresh(ApplicationsIT.class)) {
            Path ini = SampleColumns.of(application, kind.dialect()).write();
            SpyDriver.clear();
            ApplicationRun run = ApplicationRun.over(database.kmsencSpyUrl(), ini, database, application);
            assertThat(SpyDriver.find(SampleApplication.MARK)).isEmpty();
            assertThat(run.refused()).isSubsetOf(refusedByPlan(application, kind.dialect()));
            assertThat(run.sent()).isSubsetOf(plain);
            assertThat(run.endedByRefusal()).isFalse();
            if (run.refused().isEmpty()) {
                assertThat(run.sent()).containsAll(plain);
            }
            assertStoredEncrypted(application, database);
        }
    }

    private static List<String> refusedByPlan(SampleApplication application, Dialect dialect) throws IOException {
        StatementShare share = StatementShare.of(application, dialect);
        return Stream.of(share.onSecretTables(), share.definitions())
                .flatMap(List::stream)
                .filter(each -> each.refusal() != null)
                .map(StatementShare.Judged::statement)
                .toList();
    }

    private static List<String> runPlain(SampleApplication application, TestDatabase kind) throws Exception {
        Recorded recorded = new Recorded(application, kind.dialect());
        try (FreshDatabase database = kind.fresh(ApplicationsIT.class)) {
            SpyDriver.clear();
            ApplicationRun run = ApplicationRun.over(database.spyUrl(), null, database, application);
            // or the search would find nothing with kmsenc either
            assertThat(SpyDriver.find(SampleApplication.MARK)).isNotEmpty();
            assertThat(run.refused()).isEmpty();
            SchemaCatalog catalog;
            try (Connection raw = database.connect()) {
                catalog = SchemaCatalog.of(raw, kind.dialect());
            }
            if (Boolean.getBoolean(Recorded.WRITE)) {
                recorded.write(run.sent(), catalog);
            }
            assertThat(recorded.tables().lines()).isEqualTo(catalog.lines());
            assertThat(recorded.statements())
                    .as("write the files anew with -D" + Recorded.WRITE + "=true")
                    .containsExactlyInAnyOrderElementsOf(run.sent());
            return run.sent();
        }
    }

    private static void assertStoredEncrypted(SampleApplication application, FreshDatabase database)
            throws SQLException {
        try (Connection raw = database.connect()) {
            SchemaCatalog names = SchemaCatalog.of(raw, database.kind().dialect());
            String quote = raw.getMetaData().getIdentifierQuoteString();
            for (String line : application.columns()) {
                String name = line.substring(0, line.indexOf(' '));
                String column = name.substring(name.indexOf('.') + 1);
                String table = name.substring(0, name.indexOf('.'));
                String query = names.select(table, column, quote);
                assertThat(Sql.column(raw, query))
                        .as(name)
                        .isNotEmpty()
                        .allMatch(stored -> line.contains(" binary") || stored.startsWith("kmsenc1."))
                        .noneMatch(stored -> stored.contains(SampleApplication.MARK));
            }
        }
    }
}
