package io.kmsenc.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.provider.ProviderSettings;
import io.kmsenc.schema.ColumnName;
import io.kmsenc.schema.ColumnRule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GrafanaFileTest {

    private final Configuration configuration = new ConfigurationLoader(
                    TestKinds.ALL,
                    new Surroundings(
                            Optional.empty(),
                            Map.of("SAMPLE_AWS_SECRET", "aws;secret"),
                            List.of(GrafanaFileTest.class.getClassLoader()),
                            Path.of("").toAbsolutePath()))
            .load("classpath:io/kmsenc/config/grafana.ini");

    @Test
    void readsGrafanasFileWithColumnsAdded() {
        assertThat(configuration.source()).startsWith("file:").endsWith("/io/kmsenc/config/grafana.ini");
        assertThat(configuration.encryptionProviders()).containsExactly("awskms.example-encryption-key");
        assertThat(configuration.dataKeys().timeToLive()).isEqualTo(Duration.ofMinutes(20));
        assertThat(configuration.columns().rules())
                .extracting(ColumnRule::name)
                .extracting(ColumnName::dotted)
                .containsExactly("data_source.password", "user_auth.o_auth_access_token");
    }

    @Test
    void readsItsProviders() {
        assertThat(configuration.providers())
                .extracting(ProviderSettings::providerName)
                .containsExactly("awskms.example-encryption-key", "awskms.v1", "secretKey.v1");
        assertThat(configuration.providers().get(0).value("secret_access_key")).contains("aws;secret");
        assertThat(configuration.providers().get(1).values())
                .containsOnlyKeys("key_id", "region")
                .containsEntry(
                        "key_id", "arn:aws:kms:eu-north-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab");
        assertThat(configuration.providers().get(2).value("secret_key")).contains("s3cret;key#of-ours");
    }
}
