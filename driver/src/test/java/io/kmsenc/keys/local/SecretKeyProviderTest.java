package io.kmsenc.keys.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kmsenc.provider.GeneratedDataKey;
import io.kmsenc.provider.Provider;
import io.kmsenc.provider.ProviderException;
import io.kmsenc.provider.ProviderSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretKeyProviderTest {

    private static final Map<String, String> CONTEXT =
            Map.of("kmsenc:label", "2026-03-01/root@secretKey.v1", "kmsenc:scope", "root");

    private final Provider provider = provider("correct horse battery staple");

    private static Provider provider(String secretKey) {
        return new SecretKeyProvider("secretKey.v1", secretKey, 1000);
    }

    @Test
    void decryptsInAnotherProcessWhatItEncrypted() {
        GeneratedDataKey generated = provider.generate(CONTEXT);
        assertThat(provider("correct horse battery staple").decrypt(generated.encrypted(), CONTEXT))
                .isEqualTo(generated.plaintext());
    }

    private static Provider configured(String secretKey) {
        return new SecretKeyProviderFactory()
                .create(new ProviderSettings("secretKey", "v1", "kmsenc.ini", Map.of("secret_key", secretKey)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"wrapped-key-day-label", "wrapped-key-utf8", "direct-key-randomized", "direct-key-deterministic"
            })
    void decryptsThePublishedVector(String vector) throws IOException {
        Properties facts = new Properties();
        try (InputStream file = Objects.requireNonNull(getClass().getResourceAsStream(vector + ".properties"))) {
            facts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        }
        byte[] dataKey = configured(facts.getProperty("secret_key"))
                .decrypt(
                        HexFormat.of().parseHex(facts.getProperty("encrypted")),
                        Map.of(
                                "kmsenc:label", facts.getProperty("label"),
                                "kmsenc:scope", facts.getProperty("scope")));
        assertThat(HexFormat.of().formatHex(dataKey)).isEqualTo(facts.getProperty("data_key"));
    }

    @Test
    void drawsAKeyAndANonceAnewButKeepsTheSalt() {
        byte[] first = provider.generate(CONTEXT).encrypted();
        byte[] second = provider.generate(CONTEXT).encrypted();
        assertThat(Arrays.copyOf(second, 17)).isEqualTo(Arrays.copyOf(first, 17));
        assertThat(Arrays.copyOfRange(second, 17, 29)).isNotEqualTo(Arrays.copyOfRange(first, 17, 29));
        assertThat(Arrays.copyOfRange(second, 29, 77)).isNotEqualTo(Arrays.copyOfRange(first, 29, 77));
    }

    @Test
    void goesOnWithTheSaltOfAKeyItDecrypted() {
        byte[] earlier = provider.generate(CONTEXT).encrypted();
        Provider restarted = provider("correct horse battery staple");
        restarted.decrypt(earlier, CONTEXT);
        assertThat(Arrays.copyOf(restarted.generate(CONTEXT).encrypted(), 17)).isEqualTo(Arrays.copyOf(earlier, 17));
    }

    @Test
    void refusesAnotherSecretKeyWithoutNamingEither() {
        byte[] encrypted = provider.generate(CONTEXT).encrypted();
        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() -> provider("a wrong horse battery staple").decrypt(encrypted, CONTEXT))
                .withMessageContaining("\"secretKey.v1\"")
                .matches(e -> !e.getMessage().contains("horse"))
                .matches(e -> !e.retryable());
    }

    @Test
    void refusesAnotherEncryptionContext() {
        byte[] encrypted = provider.generate(CONTEXT).encrypted();
        Map<String, String> other = Map.of("kmsenc:label", "deterministic/group:a", "kmsenc:scope", "root");
        assertThatExceptionOfType(ProviderException.class).isThrownBy(() -> provider.decrypt(encrypted, other));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16, 17, 28, 29, 60, 76})
    void refusesAnAlteredByte(int index) {
        byte[] encrypted = provider.generate(CONTEXT).encrypted();
        encrypted[index] ^= 1;
        assertThatExceptionOfType(ProviderException.class).isThrownBy(() -> provider.decrypt(encrypted, CONTEXT));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 29, 76, 78})
    void refusesAnotherLength(int length) {
        byte[] encrypted = Arrays.copyOf(provider.generate(CONTEXT).encrypted(), length);
        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() -> provider.decrypt(encrypted, CONTEXT))
                .withMessageContaining("not of its making");
    }

    @Test
    void keepsNoReferenceToTheArraysItGives() {
        GeneratedDataKey generated = provider.generate(CONTEXT);
        byte[] encrypted = generated.encrypted().clone();
        Arrays.fill(generated.encrypted(), (byte) 0);
        assertThat(provider.decrypt(encrypted, CONTEXT)).isEqualTo(generated.plaintext());
    }

    @Test
    void encryptsNothingMoreWhenClosed() {
        provider.close();
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> provider.generate(CONTEXT));
    }

    @Test
    void showsNoSecret() {
        assertThat(provider.toString()).contains("secretKey.v1").doesNotContain("horse");
    }
}
