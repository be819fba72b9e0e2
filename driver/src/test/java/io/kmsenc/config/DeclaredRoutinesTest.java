package io.kmsenc.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.schema.ColumnRule;
import io.kmsenc.schema.RoutineRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeclaredRoutinesTest {

    private static final String COLUMNS = """
            [security]
            secret_key = 0123456789abcdefghij
            [columns]
            customers.email = deterministic
            app.people.note = randomized
            [routines]
            """;

    @TempDir
    Path folder;

    private Configuration load(Map<String, String> environment, String routines) throws IOException {
        Files.writeString(folder.resolve("kmsenc.ini"), COLUMNS + routines);
        return new ConfigurationLoader(
                        TestKinds.ALL, new Surroundings(Optional.empty(), environment, List.of(), folder))
                .load(null);
    }

    private RoutineRule only(String routines) throws IOException {
        return load(Map.of(), routines).columns().routines().get(0);
    }

    private static String name(ColumnRule rule) {
        return rule.name().dotted();
    }

    @Test
    void nameTheColumnOfEachPlace() throws IOException {
        RoutineRule rule =
                only("App.Store = Mail: customers.email, 3: APP.people.note, return : customers.email, result  N: "
                        + "app.people.note");

        assertThat(rule.name().toString()).isEqualTo("\"app\".\"store\"");
        assertThat(rule.named())
                .hasEntrySatisfying("mail", column -> assertThat(name(column)).isEqualTo("customers.email"));
        assertThat(rule.numbered())
                .hasEntrySatisfying(3, column -> assertThat(name(column)).isEqualTo("app.people.note"));
        assertThat(rule.returned().map(DeclaredRoutinesTest::name)).contains("customers.email");
        assertThat(rule.results())
                .hasEntrySatisfying("n", column -> assertThat(name(column)).isEqualTo("app.people.note"));
    }

    @Test
    void takeWhatStandsInQuotesForANameAsItIs() throws IOException {
        RoutineRule rule = only("\"a.b\".\"my, routine\" = \"return\": customers.email, \"p: 1\": \"customers\".email");

        assertThat(rule.name().toString()).isEqualTo("\"a.b\".\"my, routine\"");
        assertThat(rule.named()).containsOnlyKeys("return", "p: 1");
        assertThat(rule.returned()).isEmpty();
    }

    @Test
    void mayCarryNoSecretValueAtAll() throws IOException {
        RoutineRule rule = only("purge = none");

        assertThat(rule.named()).isEmpty();
        assertThat(rule.numbered()).isEmpty();
        assertThat(rule.results()).isEmpty();
    }

    @Test
    void areOverriddenByTheEnvironmentWhereTheyStandInTheFile() throws IOException {
        Configuration configuration =
                load(Map.of("KMSENC_ROUTINES_APP_STORE", "2: customers.email"), "app.store = 1: customers.email");

        assertThat(configuration.columns().routines().get(0).numbered()).containsOnlyKeys(2);
    }

    @Test
    void changeTheFingerprint() throws IOException {
        assertThat(load(Map.of(), "purge = none").fingerprint())
                .isNotEqualTo(load(Map.of(), "store = none").fingerprint());
    }
}
