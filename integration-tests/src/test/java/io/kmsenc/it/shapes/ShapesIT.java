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
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
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

    private static final Map<Dialect, Twin> TWINS = new EnumMap<>(Dialect.class);
    private static final Map<Dialect, TwinSchema> SCHEMAS = new EnumMap<>(Dialect.class);
    private static final KnownFailures FAILING = new KnownFailures();

    @BeforeAll
    static void openTwins() throws SQLException {
        Set<String> secrets = secrets();
        for (TestDatabase kind : List.of(TestDatabase.H2_MEMORY, TestDatabase.POSTGRESQL, TestDatabase.MARIADB)) {
            TwinSchema schema = SampleTables.of(kind.dialect(), secrets);
            SCHEMAS.put(kind.dialect(), schema);
            TWINS.put(kind.dialect(), Twin.open(kind, schema, ShapesIT.class));
        }
    }

    /** What cases write to secret columns, or compare with them, beside values of rows. */
    private static Set<String> secrets() {
        Set<String> secrets = new HashSet<>(Set.of(CaseParameters.ANY_SECRET));
        for (SqlCase sample : SqlCase.all()) {
            if (comparesWithOldRows(sample)) {
                continue;
            }
            sample.literals().forEach(literal -> secrets.add(literal.value().toString()));
            List<?> with = sample.with().map(CaseParameters::named).orElse(List.of());
            for (int i = 0; i < with.size(); i++) {
                if (with.get(i) instanceof String text && sample.plan().parameter(i + 1) != null) {
                    secrets.add(text);
                }
            }
        }
        return secrets;
    }

    @AfterAll
    static void closeTwins() throws SQLException {
        for (Twin twin : TWINS.values()) {
            twin.close();
        }
    }

    /** All, but for those that read the key table, which the twin doesn't have; or those that the property names. */
    static List<SqlCase> cases() {
        Pattern wanted = Pattern.compile(System.getProperty("kmsenc.shapes", ""));
        return SqlCase.all().stream()
                .filter(sample -> !sample.sql().contains("kmsenc_data_keys")
                        || !sample.expected().equals("untouched"))
                .filter(sample -> wanted.matcher(sample.toString()).find())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isAnsweredAsByTheTwinOrRefused(SqlCase sample) throws SQLException {
        Twin twin = TWINS.get(sample.dialect());
        List<Object> values = new CaseParameters(SCHEMAS.get(sample.dialect()))
                .of(sample, needsTypes(sample) ? twin.parameterTypes(sample.sql()) : List.of());
        List<Boolean> ways = values.isEmpty() ? List.of(false, true) : List.of(true);
        for (boolean prepared : ways) {
            Call call = new Call(sample.sql(), values, prepared, isOrdered(sample), sample.before());
            check(sample, twin.run(call), values);
        }
    }

    private static boolean needsTypes(SqlCase sample) {
        return sample.parameters() > 0
                && sample.with().isEmpty()
                && sample.dialect() == Dialect.POSTGRESQL
                && !sample.expected().startsWith("refused");
    }

    // Window functions and aggregates order what is in their parentheses.
    private static boolean isOrdered(SqlCase sample) {
        return Pattern.compile("(?is).*\\border\\s+by\\s[^)]*")
                .matcher(sample.sql())
                .matches();
    }

    private static void check(SqlCase sample, Twin.Run run, List<Object> values) {
        String shown = sample.sql() + " " + values + " " + run.encrypted();
        assertThat(run.problems()).as(shown).isEmpty();
        if (sample.expected().startsWith("refused ")) {
            assertThat(run.encrypted())
                    .as(shown)
                    .isEqualTo(new Outcome.Refused(sample.expected().substring("refused ".length())));
            return;
        }
        assertThat(run.encrypted()).as(shown).isNotInstanceOf(Outcome.Refused.class);
        String state = run.encrypted() instanceof Outcome.Failed failed ? failed.state() : "none";
        assertThat(state).as(shown).isEqualTo(FAILING.state(sample).orElse("none"));
        if (!sample.literals().isEmpty() && !comparesWithOldRows(sample)) {
            assertLiteralsAreReplaced(sample);
        }
    }

    // What is compared in two forms is marked by an asterisk: it is sent as plaintext too, at more than its own place.
    private static boolean comparesWithOldRows(SqlCase sample) {
        return sample.expected().startsWith("plan") && sample.expected().contains("*");
    }

    // The rest of the text is sent to the letter.
    private static void assertLiteralsAreReplaced(SqlCase sample) {
        StringBuilder pattern = new StringBuilder("(?s)");
        int copied = 0;
        for (SecretLiteral literal : sample.literals()) {
            pattern.append(Pattern.quote(sample.sql().substring(copied, literal.start())))
                    .append(CIPHERTEXT);
            copied = literal.end();
        }
        pattern.append(Pattern.quote(sample.sql().substring(copied)));
        List<String> sent = new ArrayList<>();
        SpyDriver.received().forEach(each -> sent.add(new String(each.content(), StandardCharsets.UTF_8)));
        assertThat(sent).anyMatch(Pattern.compile(pattern.toString()).asMatchPredicate());
    }

    @Test
    void everyFailureThatIsKnownIsOfACase() {
        assertThat(SqlCase.all().stream().map(SqlCase::toString)).containsAll(FAILING.cases());
    }
}
