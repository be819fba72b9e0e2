package io.kmsenc.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.kmsenc.config.ShownConfiguration.ShownSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the settings in force come from, the environment among them. */
class ShownConfigurationTest {

    private static final String SECRET = "correct-horse-battery-staple";

    @TempDir
    private Path folder;

    private ShownConfiguration show(Map<String, String> environment) throws IOException {
        Path file = Files.writeString(folder.resolve("kmsenc.ini"), """
                [security]
                secret_key = $__env{APP_KEY}
                [security.encryption]
                data_keys_cache_ttl = 90s
                data_keys_cache_grace =
                [columns]
                customers.ssn = randomized
                """);
        Surroundings surroundings = new Surroundings(Optional.empty(), environment, List.of(), folder);
        return new ConfigurationLoader(TestKinds.ALL, surroundings).show(file.toString());
    }

    @Test
    void anOverrideIsShownInPlaceOfWhatItOverrides() throws IOException {
        ShownConfiguration shown = show(Map.of(
                "APP_KEY", SECRET,
                "KMSENC_SECURITY_ENCRYPTION_DATA_KEYS_CACHE_TTL", "5m",
                "KMSENC_COLUMNS_CUSTOMERS_SSN", "deterministic compare=exact"));
        assertThat(shown.settings())
                .extracting(ShownSetting::key, ShownSetting::value, ShownSetting::origin)
                .contains(
                        tuple("secret_key", "$__env{APP_KEY}", "line 2"),
                        tuple(
                                "data_keys_cache_ttl",
                                "5m",
                                "environment KMSENC_SECURITY_ENCRYPTION_DATA_KEYS_CACHE_TTL"),
                        tuple("data_keys_cache_grace", "15m", "default"),
                        tuple(
                                "customers.ssn",
                                "deterministic compare=exact",
                                "environment KMSENC_COLUMNS_CUSTOMERS_SSN"))
                .doesNotHaveDuplicates();
        assertThat(shown.toString()).doesNotContain(SECRET);
    }

    @Test
    void whatTheEnvironmentHoldsOfASecretIsHidden() throws IOException {
        ShownConfiguration shown = show(Map.of("APP_KEY", "x", "KMSENC_SECURITY_SECRET_KEY", SECRET));
        assertThat(shown.settings())
                .first()
                .isEqualTo(new ShownSetting(
                        "security", "secret_key", ShownSetting.HIDDEN, "environment KMSENC_SECURITY_SECRET_KEY"));
        assertThat(shown.toString()).doesNotContain(SECRET);
    }

    @Test
    void durationsAreWrittenAsTheFileWouldHaveThem() {
        for (String text : List.of("15m", "1h30m", "90h", "1m30s", "500ms", "1h1ms")) {
            assertThat(GoDuration.text(GoDuration.positive(text).orElseThrow())).isEqualTo(text);
        }
        assertThat(GoDuration.text(java.time.Duration.ZERO)).isEqualTo("0");
    }
}
