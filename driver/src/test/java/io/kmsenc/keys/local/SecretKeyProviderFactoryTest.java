package io.kmsenc.keys.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.kmsenc.provider.Problem;
import io.kmsenc.provider.ProviderFactory;
import io.kmsenc.provider.ProviderSettings;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretKeyProviderFactoryTest {

    private final SecretKeyProviderFactory factory = new SecretKeyProviderFactory();

    private static ProviderSettings settings(Map<String, String> values) {
        return new ProviderSettings("secretKey", "v1", "kmsenc.ini [security]", values);
    }

    @Test
    void isFoundAsAService() {
        assertThat(ServiceLoader.load(ProviderFactory.class).stream()
                        .map(service -> service.get().kind()))
                .contains("secretKey");
    }

    @Test
    void acceptsSixteenCharacters() {
        assertThat(factory.check(settings(Map.of("secret_key", "0123456789abcdef"))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SW2YcwTIb9zpOOhoPsMm", "0123456789abcde", "                    "})
    void refusesAGuessableSecretKeyWithoutNamingIt(String secretKey) {
        ProviderSettings settings = settings(Map.of("secret_key", secretKey));
        List<Problem> problems = factory.check(settings);
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).place()).isEqualTo("kmsenc.ini [security] secret_key");
        assertThat(problems.get(0).what()).doesNotContain(secretKey).contains("; set it to");
        assertThatIllegalArgumentException().isThrownBy(() -> factory.create(settings));
    }

    @Test
    void refusesAMissingSecretKey() {
        assertThat(factory.check(settings(Map.of())))
                .singleElement()
                .matches(p -> p.what().startsWith("missing"));
    }

    @Test
    void letsAWeakKeyDecryptWhatItEncryptedBefore() {
        for (String weak : List.of("SW2YcwTIb9zpOOhoPsMm", "short")) {
            ProviderSettings old =
                    new ProviderSettings("secretKey", "v1", "kmsenc.ini [security]", Map.of("secret_key", weak), false);
            assertThat(new SecretKeyProviderFactory().check(old)).isEmpty();
        }
    }
}
