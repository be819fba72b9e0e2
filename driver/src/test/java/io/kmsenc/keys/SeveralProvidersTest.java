package io.kmsenc.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kmsenc.crypto.KeyId;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Data keys that several providers encrypt. */
class SeveralProvidersTest {

    private static final String ANY = "column:any";
    private static final List<String> BOTH = List.of("test.one", "test.two");

    @RegisterExtension
    final KeyDatabase database = new KeyDatabase();

    private final CountingProvider one = new CountingProvider("test.one");
    private final CountingProvider two = new CountingProvider("test.two");

    private KeyId made() {
        try (StoredDataKeys keys = database.keys(KeyDatabase.SETTINGS, BOTH, one, two)) {
            return keys.current(DataKeys.ROOT_SCOPE).id();
        }
    }

    @Test
    void recordsAllOfThem() throws SQLException {
        made();
        assertThat(database.query("SELECT provider FROM kmsenc_data_keys")).isEqualTo("test.one test.two");
        assertThat(database.query("SELECT label FROM kmsenc_data_keys")).isEqualTo("2026-03-01/root@test.one+test.two");
        assertThat(database.query("SELECT kms_key FROM kmsenc_data_keys")).isEqualTo("test.one/key test.two/key");
        assertThat(one.generated).hasValue(1);
        assertThat(two.generated).hasValue(0);
    }

    @Test
    void anyOneOfThemDecrypts() {
        KeyId id = made();
        for (String name : BOTH) {
            try (StoredDataKeys keys = database.keys(KeyDatabase.SETTINGS, List.of(name), new CountingProvider(name))) {
                assertThat(keys.find(id, ANY).id()).isEqualTo(id);
            }
        }
    }

    @Test
    void decryptsByAnotherWhereTheFirstIsDeniedOrOutOfOrder() {
        KeyId id = made();
        one.denied = true;
        try (StoredDataKeys keys = database.keys(KeyDatabase.SETTINGS, BOTH, one, two)) {
            assertThat(keys.find(id, ANY).id()).isEqualTo(id);
        }
        one.denied = false;
        one.failing = true;
        try (StoredDataKeys keys = database.keys(KeyDatabase.SETTINGS, BOTH, one, two)) {
            assertThat(keys.find(id, ANY).id()).isEqualTo(id);
        }
    }

    @Test
    void tellsOfBothWhereNoneCan() {
        KeyId id = made();
        one.denied = true;
        two.failing = true;
        try (StoredDataKeys keys = database.keys(KeyDatabase.SETTINGS, BOTH, one, two)) {
            assertThatExceptionOfType(DataKeyException.class)
                    .isThrownBy(() -> keys.find(id, ANY))
                    .withMessageContaining("test.two")
                    .matches(DataKeyException::retryable)
                    .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
        }
    }

    @Test
    void makesNoKeyThatOneOfThemDoesNotEncrypt() throws SQLException {
        two.denied = true;
        try (StoredDataKeys keys = database.keys(KeyDatabase.SETTINGS, BOTH, one, two)) {
            assertThatExceptionOfType(DataKeyException.class)
                    .isThrownBy(() -> keys.current(DataKeys.ROOT_SCOPE))
                    .withMessageContaining("test.two");
        }
        assertThat(database.query("SELECT COUNT(*) FROM kmsenc_data_keys")).isEqualTo("0");
    }

    @Test
    void namesTheProvidersThatAreMissing() {
        KeyId id = made();
        try (StoredDataKeys keys =
                database.keys(KeyDatabase.SETTINGS, List.of("test.three"), new CountingProvider("test.three"))) {
            assertThatThrownBy(() -> keys.find(id, ANY))
                    .isInstanceOf(DataKeyException.class)
                    .hasMessageContaining("\"test.one test.two\"")
                    .hasMessageContaining("available_encryption_providers");
        }
    }

    @Test
    void refusesFormsThatAreCutOff() throws SQLException {
        KeyId id = made();
        database.execute("UPDATE kmsenc_data_keys SET encrypted_data = SUBSTRING(encrypted_data, 1, 70)");
        try (StoredDataKeys keys = database.keys(KeyDatabase.SETTINGS, BOTH, one, two)) {
            assertThatThrownBy(() -> keys.find(id, ANY)).hasMessageContaining("backup");
        }
    }
}
