package io.kmsenc.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kmsenc.config.DataKeySettings;
import io.kmsenc.config.DataKeySettings.Prewarm;
import io.kmsenc.crypto.KeyId;
import io.kmsenc.keys.local.SecretKeyProviderFactory;
import io.kmsenc.provider.DirectProvider;
import io.kmsenc.provider.EncryptedDataKey;
import io.kmsenc.provider.GeneratedDataKey;
import io.kmsenc.provider.Provider;
import io.kmsenc.provider.ProviderSettings;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Values that are encrypted directly under the secret key, and the way between both forms. */
class EnvelopeOffTest {

    private static final String ANY = "column:any";
    private static final String GROUP = "group:email";

    /** Shared, as each derivation takes a while: {@link Shared} stays open. */
    private static final Provider V1 = new Shared((DirectProvider) secretKey("v1", "correct horse battery staple"));

    /** A provider that is not closed with the data keys of one test. */
    private record Shared(DirectProvider provider) implements DirectProvider {
        @Override
        public String name() {
            return provider.name();
        }

        @Override
        public GeneratedDataKey generate(Map<String, String> encryptionContext) {
            return provider.generate(encryptionContext);
        }

        @Override
        public EncryptedDataKey encrypt(byte[] dataKey, Map<String, String> encryptionContext) {
            return provider.encrypt(dataKey, encryptionContext);
        }

        @Override
        public byte[] decrypt(byte[] encryptedDataKey, Map<String, String> encryptionContext) {
            return provider.decrypt(encryptedDataKey, encryptionContext);
        }

        @Override
        public byte[] directKey(String use) {
            return provider.directKey(use);
        }

        @Override
        public byte[] directForm() {
            return provider.directForm();
        }

        @Override
        public void close() {
            // the other tests go on with it
        }
    }

    @RegisterExtension
    final KeyDatabase database = new KeyDatabase();

    private static Provider secretKey(String version, String secretKey) {
        return new SecretKeyProviderFactory()
                .create(new ProviderSettings("secretKey", version, "kmsenc.ini", Map.of("secret_key", secretKey)));
    }

    private static Provider v1() {
        return V1;
    }

    private StoredDataKeys keys(boolean envelope, Provider... providers) {
        DataKeySettings settings = new DataKeySettings(
                KeyDatabase.TTL,
                KeyDatabase.INTERVAL,
                Duration.ZERO,
                DataKeySettings.DEFAULT_BUDGET,
                Prewarm.OFF,
                envelope);
        return database.keys(settings, List.of(providers[0].name()), providers);
    }

    @Test
    void randomizedValuesNeedNoTable() {
        KeyId direct;
        try (StoredDataKeys keys = keys(false, v1())) {
            direct = keys.current(DataKeys.ROOT_SCOPE).id();
            assertThat(keys.find(direct, ANY).id()).isEqualTo(direct);
            database.clock.advance(KeyDatabase.TTL);
            assertThat(keys.current(DataKeys.ROOT_SCOPE).id()).isEqualTo(direct);
        }
        assertThatThrownBy(() -> database.query("SELECT COUNT(*) FROM kmsenc_data_keys"))
                .isInstanceOf(SQLException.class);
        try (StoredDataKeys restarted = keys(false, v1())) {
            assertThat(restarted.find(direct, ANY).id()).isEqualTo(direct);
        }
    }

    @Test
    void bothFormsAreReadHoweverItIsSet() {
        KeyId direct;
        try (StoredDataKeys keys = keys(false, v1())) {
            direct = keys.current(DataKeys.ROOT_SCOPE).id();
        }
        KeyId enveloped;
        try (StoredDataKeys keys = keys(true, v1())) {
            enveloped = keys.current(DataKeys.ROOT_SCOPE).id();
            assertThat(enveloped).isNotEqualTo(direct);
            assertThat(keys.find(direct, ANY).id()).isEqualTo(direct);
        }
        try (StoredDataKeys keys = keys(false, v1())) {
            assertThat(keys.find(enveloped, ANY).id()).isEqualTo(enveloped);
        }
    }

    @Test
    void equalValuesStayEqualWhenItIsTurnedOnOrOff() throws SQLException {
        KeyId direct;
        try (StoredDataKeys keys = keys(false, v1())) {
            direct = keys.deterministic(GROUP, DataKeys.ROOT_SCOPE).id();
            assertThat(keys.deterministic("group:other", DataKeys.ROOT_SCOPE).id())
                    .isNotEqualTo(direct);
        }
        assertThat(database.query("SELECT name FROM kmsenc_data_keys WHERE label = 'deterministic/group:email'"))
                .isEqualTo(direct.toString());
        try (StoredDataKeys keys = keys(true, v1())) {
            assertThat(keys.deterministic(GROUP, DataKeys.ROOT_SCOPE).id()).isEqualTo(direct);
        }
    }

    @Test
    void aKeyThatIsThereEncryptsDeterministicValuesThoughItIsOff() {
        KeyId enveloped;
        try (StoredDataKeys keys = keys(true, v1())) {
            enveloped = keys.deterministic(GROUP, DataKeys.ROOT_SCOPE).id();
        }
        try (StoredDataKeys keys = keys(false, v1())) {
            assertThat(keys.deterministic(GROUP, DataKeys.ROOT_SCOPE).id()).isEqualTo(enveloped);
        }
    }

    @Test
    void deterministicValuesAreReadWithoutTheTable() throws SQLException {
        KeyId direct;
        try (StoredDataKeys keys = keys(false, v1())) {
            direct = keys.deterministic(GROUP, DataKeys.ROOT_SCOPE).id();
        }
        database.execute("DROP TABLE kmsenc_data_keys");
        try (StoredDataKeys keys = keys(true, v1())) {
            assertThatThrownBy(() -> keys.find(direct, "group:other")).isInstanceOf(DataKeyException.class);
            database.clock.advance(RememberedFailures.KEPT_FOR);
            assertThat(keys.find(direct, GROUP).id()).isEqualTo(direct);
        }
    }

    @Test
    void anOldVersionOfTheSecretKeyStillDecryptsBothForms() {
        KeyId direct;
        KeyId enveloped;
        try (StoredDataKeys keys = keys(false, v1())) {
            direct = keys.current(DataKeys.ROOT_SCOPE).id();
        }
        try (StoredDataKeys keys = keys(true, v1())) {
            enveloped = keys.current(DataKeys.ROOT_SCOPE).id();
        }
        Provider v2 = secretKey("v2", "another secret key of the second version");
        try (StoredDataKeys keys = keys(true, v2, v1())) {
            assertThat(keys.find(direct, ANY).id()).isEqualTo(direct);
            assertThat(keys.find(enveloped, ANY).id()).isEqualTo(enveloped);
            assertThat(keys.current(DataKeys.ROOT_SCOPE).id()).isNotIn(direct, enveloped);
        }
    }

    @Test
    void aScopeHasNoKeysThatCouldBeErased() {
        try (StoredDataKeys keys = keys(false, v1())) {
            assertThatThrownBy(() -> keys.current("tenant-42"))
                    .isInstanceOf(DataKeyException.class)
                    .hasMessageContaining("envelope_encryption");
        }
    }
}
