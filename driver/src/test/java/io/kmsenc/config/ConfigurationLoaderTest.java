package io.kmsenc.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.schema.ColumnMode;
import io.kmsenc.schema.ColumnRule;
import io.kmsenc.schema.LogicalType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationLoaderTest {

    private static final String STATIC_KEY = "0123456789abcdefghij";
    private static final String MINIMAL = """
            [security]
            secret_key = 0123456789abcdefghij
            [columns]
            customers.email = randomized
            """;

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();

    private Configuration load(String text) {
        try {
            Files.writeString(folder.resolve("kmsenc.ini"), text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return new ConfigurationLoader(
                        TestKinds.ALL, new Surroundings(Optional.empty(), environment, List.of(), folder))
                .load(null);
    }

    private String problems(String text) {
        try {
            load(text);
            return "";
        } catch (ConfigurationException e) {
            return e.getMessage();
        }
    }

    private static String secretKey(Configuration configuration) {
        return configuration.providers().stream()
                .filter(provider -> provider.providerName().equals("secretKey.v1"))
                .flatMap(provider -> provider.value("secret_key").stream())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void readsTheExampleOfTheProduct() throws IOException {
        Files.writeString(folder.resolve("key"), STATIC_KEY + "\n");
        environment.put("AWS_SECRET", "aws-secret");
        Configuration configuration = load("""
                [security]
                # static key
                secret_key = $__file{key}
                encryption_provider = awskms.example-encryption-key
                available_encryption_providers = awskms.example-encryption-key awskms.previous

                [security.encryption]
                data_keys_cache_ttl = 1h30m
                data_keys_cache_cleanup_interval = 500ms

                [security.encryption.awskms.example-encryption-key]
                key_id = alias/ExampleAlias
                access_key_id = AKIAIOSFODNN7EXAMPLE
                secret_access_key = $__env{AWS_SECRET}
                region = eu-north-1

                [security.encryption.awskms.previous]
                key_id = alias/Previous
                region = eu-north-1

                [columns]
                data_source.password = randomized
                customers.email      = deterministic group=email
                app.customers.photo  = randomized binary plaintext=allow
                customers.note       = randomized varchar id=people.note
                customers.phone      = deterministic
                """);
        assertThat(configuration.encryptionProvider()).isEqualTo("awskms.example-encryption-key");
        assertThat(configuration.dataKeysCacheTtl()).isEqualTo(Duration.ofMinutes(90));
        assertThat(configuration.dataKeysCacheCleanupInterval()).isEqualTo(Duration.ofMillis(500));
        assertThat(configuration.providers())
                .extracting(ProviderSettings::providerName)
                .containsExactly("awskms.example-encryption-key", "awskms.previous", "secretKey.v1");
        assertThat(configuration.providers().get(0).value("secret_access_key")).contains("aws-secret");
        assertThat(secretKey(configuration)).isEqualTo(STATIC_KEY);
        assertThat(configuration.columns().rules())
                .extracting(ColumnRule::identity)
                .containsExactly(
                        "column:data_source.password",
                        "group:email",
                        "column:app.customers.photo",
                        "column:people.note",
                        "group:customers.phone");
        ColumnRule photo =
                configuration.columns().rule("APP", "Customers", "PHOTO").orElseThrow();
        assertThat(photo.type()).isEqualTo(LogicalType.BINARY);
        assertThat(photo.mode()).isEqualTo(ColumnMode.RANDOMIZED);
        assertThat(photo.plaintextAllowed()).isTrue();
    }

    @Test
    void usesTheDefaultsOfGrafana() {
        Configuration configuration = load(MINIMAL);
        assertThat(configuration.encryptionProvider()).isEqualTo("secretKey.v1");
        assertThat(configuration.dataKeysCacheTtl()).isEqualTo(Duration.ofMinutes(15));
        assertThat(configuration.dataKeysCacheCleanupInterval()).isEqualTo(Duration.ofMinutes(1));
        assertThat(configuration.source())
                .isEqualTo(folder.resolve("kmsenc.ini").toString());
    }
}
