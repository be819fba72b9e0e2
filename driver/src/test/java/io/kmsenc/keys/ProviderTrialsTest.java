package io.kmsenc.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.kmsenc.keys.ProviderTrial.Action;
import io.kmsenc.provider.Provider;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is tried of providers, and what their failures mean. */
class ProviderTrialsTest {

    @RegisterExtension
    final KeyDatabase database = new KeyDatabase();

    private final CountingProvider one = new CountingProvider("test.one");
    private final CountingProvider two = new CountingProvider("test.two");

    private List<ProviderTrial> run(List<String> encrypting, Provider... providers) {
        Map<String, Provider> byName =
                Arrays.stream(providers).collect(Collectors.toMap(Provider::name, Function.identity()));
        return new ProviderTrials(byName, encrypting, database.clock).run(database::open);
    }

    @Test
    void triesWhatEachThatEncryptsIsAskedFor() {
        assertThat(run(List.of("test.one", "test.two"), one, two))
                .allMatch(trial -> trial.failure().isEmpty())
                .extracting(
                        ProviderTrial::provider, ProviderTrial::action, ProviderTrial::required, ProviderTrial::kmsKey)
                .containsExactly(
                        tuple("test.one", Action.GENERATE, true, "test.one/key"),
                        tuple("test.one", Action.DECRYPT, true, null),
                        tuple("test.one", Action.ENCRYPT, false, "test.one/key"),
                        tuple("test.two", Action.ENCRYPT, true, "test.two/key"),
                        tuple("test.two", Action.DECRYPT, true, null));
    }

    @Test
    void triesToBringTheDataKeysOfAnotherUnderTheOneThatEncrypts() throws SQLException {
        try (StoredDataKeys keys = database.keys(two)) {
            keys.current(DataKeys.ROOT_SCOPE);
        }
        assertThat(run(List.of("test.one"), one, two))
                .last()
                .isEqualTo(new ProviderTrial(
                        "test.one", Action.REENCRYPT, "test.two", false, "test.one/key", java.util.Optional.empty()));
        assertThat(database.query("SELECT COUNT(*) FROM kmsenc_data_keys")).isEqualTo("1");
        two.denied = true;
        assertThat(run(List.of("test.one"), one, two))
                .last()
                .satisfies(trial -> assertThat(trial.failure()).contains("provider \"test.two\": denied"));
    }

    @Test
    void storesNothingAndTellsFailuresOfEach() {
        one.denied = true;
        assertThat(run(List.of("test.one", "test.two"), one, two))
                .extracting(
                        ProviderTrial::provider,
                        ProviderTrial::action,
                        trial -> trial.failure().isPresent())
                .containsExactly(
                        tuple("test.one", Action.GENERATE, true),
                        tuple("test.one", Action.ENCRYPT, true),
                        tuple("test.two", Action.ENCRYPT, false),
                        tuple("test.two", Action.DECRYPT, false));
    }
}
