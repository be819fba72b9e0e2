package io.kmsenc.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.provider.ProviderSettings;
import io.kmsenc.schema.ColumnRule;
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

class EnvironmentOverridesTest {

    private static final String TWO_PROVIDERS = """
            [security]
            encryption_provider = awskms.a-b
            available_encryption_providers = awskms.a_b
            [security.encryption.awskms.a-b]
            key_id = alias/one
            region = eu-north-1
            [security.encryption.awskms.a_b]
            key_id = alias/two
            region = eu-north-1
            [columns]
            user_data.key = randomized
            user.data_key = randomized
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

    private String problem(String variable) {
        environment.put(variable, "value-of-it");
        String problems = problems(TWO_PROVIDERS);
        environment.remove(variable);
        return problems;
    }

    @Test
    void reachesKeysAndSectionsThatNoFileHolds() {
        environment.put("KMSENC_SECURITY_ENCRYPTION_PROVIDER", "awskms.main");
        environment.put("KMSENC_SECURITY_AVAILABLE_ENCRYPTION_PROVIDERS", "awskms.old-one");
        environment.put("KMSENC_SECURITY_ENCRYPTION_DATA_KEYS_CACHE_TTL", "90s");
        environment.put("KMSENC_SECURITY_ENCRYPTION_AWSKMS_MAIN_KEY_ID", "alias/main");
        environment.put("KMSENC_SECURITY_ENCRYPTION_AWSKMS_MAIN_REGION", "${REGION}");
        environment.put("KMSENC_SECURITY_ENCRYPTION_AWSKMS_OLD_ONE_KEY_ID", "alias/old");
        environment.put("KMSENC_SECURITY_ENCRYPTION_AWSKMS_OLD_ONE_REGION", "us-east-1");
        environment.put("REGION", "eu-north-1");
        Configuration configuration = load("[columns]\ncustomers.email = randomized\n");
        assertThat(configuration.encryptionProviders()).containsExactly("awskms.main");
        assertThat(configuration.dataKeys().timeToLive()).isEqualTo(Duration.ofSeconds(90));
        assertThat(configuration.providers())
                .extracting(ProviderSettings::providerName)
                .containsExactly("awskms.main", "awskms.old-one");
        assertThat(configuration.providers().get(0).value("region")).contains("eu-north-1");
    }

    @Test
    void winsOverTheFile() {
        environment.put("KMSENC_COLUMNS_CUSTOMERS_EMAIL", "deterministic group=email");
        environment.put("KMSENC_SECURITY_SECRET_KEY", "fedcba9876543210#;x");
        Configuration configuration =
                load("[security]\nsecret_key = ${UNSET}\n[columns]\ncustomers.email = randomized\n");
        assertThat(configuration.columns().rules())
                .extracting(ColumnRule::identity)
                .containsExactly("group:email");
        assertThat(configuration.providers().get(0).value("secret_key")).contains("fedcba9876543210#;x");
    }

    @Test
    void refusesVariablesThatReachNothing() {
        assertThat(problem("KMSENC_SECURITY_ENCRYPTON_PROVIDER"))
                .isEqualTo("environment KMSENC_SECURITY_ENCRYPTON_PROVIDER: overrides nothing;"
                        + " did you mean \"KMSENC_SECURITY_ENCRYPTION_PROVIDER\"?");
        assertThat(problem("KMSENC_CONFG")).endsWith("did you mean \"KMSENC_CONFIG\"?");
        assertThat(problem("KMSENC_COLUMNS_ORDERS_CARD_NUMBER"))
                .endsWith("overrides nothing; only a column that stands in the file can be overridden;"
                        + " add it there or remove the variable");
        assertThat(problem("KMSENC_SECURITY_ENCRYPTION_AWSKMS_THIRD_SERVICE_HOST"))
                .contains("overrides nothing");
        assertThat(problem("KMSENC_SERVER_HTTP_ADDRESS")).contains("overrides nothing; remove the variable");
    }

    @Test
    void leavesVariablesThatServeAReferenceAlone() {
        environment.put("KMSENC_KEY", "0123456789abcdef");
        environment.put("KMSENC_OUTER", "inner");
        environment.put("KMSENC_FOREIGN", "x");
        environment.put("KMSENC_RETIRED", "x");
        environment.put("KMSENC_SECURITY_SECRET_KEY", "${KMSENC_KEY}$__env{KMSENC_OUTER}");
        String more = "[security.encryption.awskms.old]\nkey_id = ${KMSENC_RETIRED}\n[server]\na = ${KMSENC_FOREIGN}\n";
        assertThat(problems(TWO_PROVIDERS + more)).isEmpty();
        assertThat(problems(TWO_PROVIDERS))
                .contains("KMSENC_FOREIGN: overrides")
                .contains("KMSENC_RETIRED: overrides");
    }

    @Test
    void refusesVariablesThatReachMoreThanOneKey() {
        assertThat(problem("KMSENC_COLUMNS_USER_DATA_KEY"))
                .contains("environment KMSENC_COLUMNS_USER_DATA_KEY: could mean [columns] user.data_key or"
                        + " [columns] user_data.key; set these in the file");
        assertThat(problem("KMSENC_SECURITY_ENCRYPTION_AWSKMS_A_B_REGION"))
                .contains("could mean [security.encryption.awskms.a-b] region or"
                        + " [security.encryption.awskms.a_b] region");
        assertThat(problems(TWO_PROVIDERS)).isEmpty();
    }

    @Test
    void ignoresEmptyVariablesAndThoseOfKubernetes() {
        environment.put("KMSENC_SECURITY_ENCRYPTON_PROVIDER", "");
        environment.put("KMSENC_CONFIG", "");
        environment.put("KMSENC_SERVICE_HOST", "10.0.0.1");
        environment.put("KMSENC_DEMO_SERVICE_PORT_HTTPS", "8443");
        environment.put("KMSENC_PORT", "tcp://10.0.0.1:8443");
        environment.put("KMSENC_PORT_8443_TCP_ADDR", "10.0.0.1");
        assertThat(problems(TWO_PROVIDERS)).isEmpty();
    }

    @Test
    void namesTheVariableWhereItsValueIsWrong() {
        environment.put("KMSENC_SECURITY_ENCRYPTION_DATA_KEYS_CACHE_TTL", "soon");
        environment.put("KMSENC_SECURITY_ENCRYPTION_AWSKMS_A__B_REGION", "");
        environment.put("KMSENC_SECURITY_SECRET_KEY", "${UNSET}");
        assertThat(problems(TWO_PROVIDERS).lines())
                .containsExactly(
                        "environment KMSENC_SECURITY_SECRET_KEY: environment variable \"UNSET\" is not set;"
                                + " set it or write the value here",
                        "environment KMSENC_SECURITY_ENCRYPTION_DATA_KEYS_CACHE_TTL:"
                                + " not a duration of at least a millisecond; write it as 15m, 1h30m, 90s or 500ms");
    }

    @Test
    void namesTheVariableWhereTheKindRefusesIt() {
        environment.put("KMSENC_SECURITY_ENCRYPTION_AWSKMS_MAIN_REGION", "nowhere");
        assertThat(problems(TWO_PROVIDERS.replace("a-b", "main")))
                .isEqualTo("environment KMSENC_SECURITY_ENCRYPTION_AWSKMS_MAIN_REGION:"
                        + " not a region; write it as eu-north-1");
    }
}
