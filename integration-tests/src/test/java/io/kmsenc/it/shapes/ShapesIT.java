package io.kmsenc.it.shapes;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.it.spy.SpyDriver;
import io.kmsenc.it.twin.Call;
import io.kmsenc.it.twin.Outcome;
import io.kmsenc.it.twin.Twin;
import io.kmsenc.it.twin.TwinSchema;
import io.kmsenc.sql.Dialect;
import io.kmsenc.sql.SecretLiteral;
import io.kmsenc.sql.SqlCase;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every case of the driver's case files on its databases, through kmsenc and on a plaintext twin: the same answer, or the
 * refusal that the case expects, with nothing sent.
 */
class ShapesIT {

    private static final String CIPHERTEXT = "('kmsenc1\\.[\\w-]+'|X'[0-9a-f]+'|E'\\\\\\\\x[0-9a-f]+')";

    private static final Map<Dialect, Twin> TABLES = new EnumMap<>(Dialect.class);
    private static final Map<Dialect, Twin> WIDE = new EnumMap<>(Dialect.class);
    private static final Map<Dialect, CaseParameters> PARAMETERS = new EnumMap<>(Dialect.class);
    private static final KnownFailures FAILING = new KnownFailures();

    @BeforeAll
    static void openTwins() throws SQLException {
        Set<String> secrets = CaseSecrets.all();
        for (TestDatabase kind : List.of(TestDatabase.H2_MEMORY, TestDatabase.POSTGRESQL, TestDatabase.MARIADB)) {
            TwinSchema schema = SampleTables.of(kind.dialect(), secrets);
            PARAMETERS.put(kind.dialect(), new CaseParameters(schema));
            TABLES.put(kind.dialect(), Twin.open(kind, schema, ShapesIT.class));
            WIDE.put(kind.dialect(), Twin.open(kind, WideSample.of(kind.dialect(), secrets), ShapesIT.class));
        }
    }

    @AfterAll
    static void closeTwins() throws SQLException {
        for (Map<Dialect, Twin> twins : List.of(TABLES, WIDE)) {
            for (Twin twin : twins.values()) {
                twin.close();
            }
        }
    }

    // What a database explains is about ciphertexts, and about plaintexts on the twin; DatabaseExplainIT has these.
    private static final Pattern EXPLAINS = Pattern.compile("(?is)(explain|describe|desc|analyze)\\s.*");

    /** All, but for those that read the key table, which the twin doesn't have; or those that the property names. */
    static List<SqlCase> cases() {
        Pattern wanted = Pattern.compile(System.getProperty("kmsenc.shapes", ""));
        return SqlCase.all().stream()
                .filter(sample -> !sample.sql().contains("kmsenc_data_keys")
                        || !sample.expected().equals("untouched"))
                .filter(sample ->
                        isRefused(sample) || !EXPLAINS.matcher(sample.sql()).matches())
                .filter(sample -> wanted.matcher(sample.toString()).find())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isAnsweredAsByTheTwinOrRefused(SqlCase sample) throws SQLException {
        Twin twin = twin(sample);
        List<Object> values = PARAMETERS.get(sample.dialect()).of(sample, types(sample));
        for (boolean prepared : ways(sample, values)) {
            Call call = new Call(sample.sql(), values, prepared, isOrdered(sample), sample.before());
            check(sample, twin.run(call, !call.isQuery()), values);
        }
    }

    // Applications seldom prepare definitions, and after one that is answered all tables must be made anew.
    private static List<Boolean> ways(SqlCase sample, List<Object> values) {
        if (!values.isEmpty()) {
            return List.of(true);
        }
        boolean undoable = sample.before().isEmpty() && Call.text(sample.sql()).isOfRows();
        return isRefused(sample) || undoable ? List.of(false, true) : List.of(false);
    }

    private static boolean isRefused(SqlCase sample) {
        return sample.expected().startsWith("refused ");
    }

    // The other databases take a number for text, or can't tell.
    private static List<Integer> types(SqlCase sample) throws SQLException {
        boolean needed = sample.dialect() == Dialect.POSTGRESQL
                && sample.parameters() > 0
                && sample.with().isEmpty()
                && !isRefused(sample);
        return needed ? twin(sample).parameterTypes(sample.sql()) : List.of();
    }

    private static Twin twin(SqlCase sample) {
        return (WideSample.isFor(sample) ? WIDE : TABLES).get(sample.dialect());
    }

    // Window functions and aggregates order what is in their parentheses.
    private static boolean isOrdered(SqlCase sample) {
        return Pattern.compile("(?is).*\\border\\s+by\\s[^)]*")
                .matcher(sample.sql())
                .matches();
    }

    private static void check(SqlCase sample, Twin.Run run, List<Object> values) {
        String shown = sample.sql() + " " + values + " " + run.encrypted();
        if (FAILING.onTheTwinAlone(sample).isPresent()) {
            checkThatTheTwinFails(sample, run, shown);
            return;
        }
        assertThat(run.problems()).as(shown).isEmpty();
        if (!CaseSecrets.showsOldTexts(sample)) {
            assertThat(run.sent())
                    .as(shown)
                    .allSatisfy(each -> assertThat(CaseSecrets.OLD_TEXTS.encodingsIn(each.content()))
                            .isEmpty());
        }
        if (isRefused(sample)) {
            assertThat(run.encrypted())
                    .as(shown)
                    .isEqualTo(new Outcome.Refused(sample.expected().substring("refused ".length())));
            return;
        }
        assertThat(run.encrypted()).as(shown).isNotInstanceOf(Outcome.Refused.class);
        String state = run.encrypted() instanceof Outcome.Failed failed ? failed.state() : "none";
        assertThat(state).as(shown).isEqualTo(FAILING.state(sample).orElse("none"));
        if (!sample.literals().isEmpty() && !CaseSecrets.showsOldTexts(sample)) {
            assertLiteralsAreReplaced(sample, run.sent());
        }
    }

    private static void checkThatTheTwinFails(SqlCase sample, Twin.Run run, String shown) {
        assertThat(run.encrypted()).as(shown).isInstanceOf(Outcome.Answered.class);
        assertThat(run.plain()).as(shown).containsInstanceOf(Outcome.Failed.class);
        assertThat(((Outcome.Failed) run.plain().orElseThrow()).state())
                .as(shown)
                .isEqualTo(FAILING.onTheTwinAlone(sample).orElseThrow());
        assertThat(run.problems()).as(shown).singleElement().asString().startsWith("answered ");
    }

    // The rest of the text is sent to the letter.
    private static void assertLiteralsAreReplaced(SqlCase sample, List<SpyDriver.Received> sent) {
        StringBuilder pattern = new StringBuilder("(?s)");
        int copied = 0;
        for (SecretLiteral literal : sample.literals()) {
            pattern.append(Pattern.quote(sample.sql().substring(copied, literal.start())))
                    .append(CIPHERTEXT);
            copied = literal.end();
        }
        pattern.append(Pattern.quote(sample.sql().substring(copied)));
        assertThat(sent)
                .extracting(each -> new String(each.content(), StandardCharsets.UTF_8))
                .anyMatch(Pattern.compile(pattern.toString()).asMatchPredicate());
    }

    @Test
    void everyFailureThatIsKnownIsOfACase() {
        assertThat(SqlCase.all().stream().map(SqlCase::toString)).containsAll(FAILING.cases());
    }
}
