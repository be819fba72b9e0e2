package io.kmsenc.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.kmsenc.provider.Provider;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every data key is decrypted by every provider that its row names, and compared with the row's name. */
class DataKeyVerificationTest {

    private static final List<String> BOTH = List.of("test.one", "test.two");

    @RegisterExtension
    final KeyDatabase database = new KeyDatabase();

    private final CountingProvider one = new CountingProvider("test.one");
    private final CountingProvider two = new CountingProvider("test.two");

    private void make(String... scopes) {
        try (StoredDataKeys keys = database.keys(KeyDatabase.SETTINGS, BOTH, one, two)) {
            for (String scope : scopes) {
                keys.current(scope);
            }
        }
    }

    private DataKeyVerification verification(Provider... providers) {
        Map<String, Provider> byName = new java.util.HashMap<>();
        for (Provider each : providers) {
            byName.put(each.name(), each);
        }
        return new DataKeyVerification(database::open, byName);
    }

    @Test
    void asksEveryProviderOfEveryRow() {
        make("root", "tenant-1");
        List<KeyVerdict> verdicts = verification(one, two).all();
        assertThat(verdicts)
                .allMatch(KeyVerdict::ok)
                .extracting(KeyVerdict::provider, KeyVerdict::kmsKey)
                .containsExactly(
                        tuple("test.one", "test.one/key"),
                        tuple("test.two", "test.two/key"),
                        tuple("test.one", "test.one/key"),
                        tuple("test.two", "test.two/key"));
        assertThat(one.decrypted).hasValue(2);
        assertThat(two.decrypted).hasValue(2);
    }

    @Test
    void theNewestRowStandsForItsProvidersAndTheirKeys() {
        make("root", "tenant-1", "tenant-2");
        assertThat(verification(one, two).newest()).hasSize(2).allMatch(KeyVerdict::ok);
        assertThat(one.decrypted).hasValue(1);
    }

    @Test
    void tellsWhichProviderCantAndWhy() {
        make("root");
        two.denied = true;
        assertThat(verification(one, two).all())
                .extracting(KeyVerdict::provider, KeyVerdict::ok)
                .containsExactly(tuple("test.one", true), tuple("test.two", false));
        assertThat(verification(one).all())
                .last()
                .satisfies(verdict -> assertThat(verdict.failure())
                        .contains(
                                "provider \"test.two\": is not configured; add it to available_encryption_providers"));
    }

    @Test
    void noticesARowWithAnotherKey() throws SQLException {
        make("root", "tenant-1");
        String name = database.query("SELECT MIN(name) FROM kmsenc_data_keys");
        database.execute(
                "UPDATE kmsenc_data_keys SET name = 'ffffffffffffffffffffffffffffffff' WHERE name = '" + name + "'");
        assertThat(verification(one, two).all())
                .filteredOn(verdict -> !verdict.ok())
                .hasSize(2)
                .allMatch(verdict -> verdict.name().startsWith("ffff")
                        && verdict.failure().orElse("").startsWith("the row holds another key; restore"));
    }

    @Test
    void goesOnBehindARowThatMakesNoSense() throws SQLException {
        make("root", "tenant-1");
        String name = database.query("SELECT MIN(name) FROM kmsenc_data_keys");
        database.execute("UPDATE kmsenc_data_keys SET encrypted_data = X'00' WHERE name = '" + name + "'");
        assertThat(verification(one, two).all())
                .hasSize(3)
                .filteredOn(KeyVerdict::ok)
                .hasSize(2);
    }

    @Test
    void leavesAProviderAloneThatFailsAgainAndAgain() {
        make("root", "tenant-1", "tenant-2", "tenant-3", "tenant-4");
        one.failing = true;
        List<KeyVerdict> verdicts = verification(one, two).all();
        assertThat(verdicts).filteredOn(verdict -> !verdict.ok()).hasSize(5);
        assertThat(one.decrypted).hasValue(3);
        assertThat(two.decrypted).hasValue(5);
        assertThat(verdicts)
                .anyMatch(
                        verdict -> verdict.failure().orElse("").contains("not asked again after 3 failures in a row"));
    }

    @Test
    void asksAProviderThatDeniesForEveryRow() {
        make("root", "tenant-1", "tenant-2", "tenant-3", "tenant-4");
        one.denied = true;
        assertThat(verification(one, two).all())
                .filteredOn(verdict -> !verdict.ok())
                .hasSize(5)
                .allMatch(verdict -> verdict.failure().orElse("").endsWith(": denied"));
        assertThat(one.decrypted).hasValue(5);
    }

    @Test
    void thereIsNothingToVerifyWhereThereIsNoTable() {
        assertThat(verification(one).all()).isEmpty();
    }
}
