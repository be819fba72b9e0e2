package io.kmsenc.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kmsenc.provider.ProviderSettings;
import io.kmsenc.schema.ColumnMode;
import io.kmsenc.schema.ColumnRule;
import io.kmsenc.schema.LogicalType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        return loader().load(null);
    }

    private ConfigurationLoader loader() {
        return new ConfigurationLoader(
                TestKinds.ALL, new Surroundings(Optional.empty(), environment, List.of(), folder));
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
                unwrap_to_delegate = allow

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
        assertThat(configuration.encryptionProviders()).containsExactly("awskms.example-encryption-key");
        assertThat(configuration.dataKeys().timeToLive()).isEqualTo(Duration.ofMinutes(90));
        assertThat(configuration.unwrapsToDelegate()).isTrue();
        assertThat(configuration.dataKeys().interval()).isEqualTo(Duration.ofMillis(500));
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "decimal(12,2)|decimal(12,2)",
                "numeric( 12 , 2 )|decimal(12,2)",
                "decimal (12)|decimal(12,0)",
                "int|integer",
                "bigint|bigint",
                "timestamp|timestamp(6)",
                "timestamp(0)|timestamp(0)",
                "varchar(20)|varchar(20)",
                "varchar|text",
                "uuid|uuid",
                "date|date",
                "boolean|boolean",
                "json|json"
            })
    void readsTheDeclaredType(String written, String declared) {
        ColumnRule rule = load(MINIMAL + "t.typed = randomized " + written + " id=t.other\n")
                .columns()
                .rule("s", "t", "typed")
                .orElseThrow();
        assertThat(rule.declared()).hasToString(declared);
        assertThat(rule.identity()).isEqualTo("column:t.other");
    }

    @Test
    void usesTheDefaultsOfGrafana() {
        Configuration configuration = load(MINIMAL);
        assertThat(configuration.encryptionProviders()).containsExactly("secretKey.v1");
        assertThat(configuration.dataKeys().timeToLive()).isEqualTo(Duration.ofMinutes(15));
        assertThat(configuration.unwrapsToDelegate()).isFalse();
        assertThat(configuration.dataKeys().interval()).isEqualTo(Duration.ofMinutes(1));
        assertThat(configuration.source())
                .isEqualTo(folder.resolve("kmsenc.ini").toString());
    }

    @Test
    void toleratesByteOrderMarkAndWindowsLineEnds() {
        assertThat(load("\uFEFF" + MINIMAL.replace("\n", "\r\n")).columns().rules())
                .hasSize(1);
    }

    @Test
    void refusesWhatIsNotUtf8() throws IOException {
        Files.write(folder.resolve("kmsenc.ini"), new byte[] {'[', (byte) 0xE9, ']'});
        assertThatThrownBy(() -> loader().load(null))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("kmsenc.ini: is not UTF-8; save it as UTF-8");
    }

    @Test
    void keepsEverySignOfAValueAsGrafanaWould() {
        assertThat(secretKey(load(withSecretKey("a=b:c%d\\e f g h i j")))).isEqualTo("a=b:c%d\\e f g h i j");
        assertThat(secretKey(load(withSecretKey("\"\"\"#pass;word # 123456\"\"\" ; note"))))
                .isEqualTo("#pass;word # 123456");
        assertThat(secretKey(load(withSecretKey("`#pass;word \"123456`")))).isEqualTo("#pass;word \"123456");
        assertThat(secretKey(load(withSecretKey("\" 0123456789abcdef \"")))).isEqualTo(" 0123456789abcdef ");
        assertThat(secretKey(load(withSecretKey("'0123456789abcdef'")))).isEqualTo("0123456789abcdef");
        assertThat(secretKey(load(withSecretKey("0123456789abcdef # note; more"))))
                .isEqualTo("0123456789abcdef");
        assertThat(secretKey(load(withSecretKey("\"\"\"first line 12345\nsecond\"\"\""))))
                .isEqualTo("first line 12345\nsecond");
    }

    @Test
    void givesTheSameUnderATurkishLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            environment.put("KMSENC_SECURITY_ENCRYPTION_DATA_KEYS_CACHE_CLEANUP_INTERVAL", "7s");
            Configuration configuration = load(MINIMAL.replace("customers.email", "CLIENTS.ID"));
            assertThat(configuration.dataKeys().interval()).isEqualTo(Duration.ofSeconds(7));
            assertThat(configuration.columns().rules())
                    .extracting(ColumnRule::identity)
                    .containsExactly("column:clients.id");
            assertThat(problems(MINIMAL + "CLIENTS.ID = DETERMINISTIC"))
                    .isEqualTo("kmsenc.ini [columns] CLIENTS.ID: unknown mode; did you mean \"deterministic\"?");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void fingerprintsEqualContentsEqually() {
        Fingerprint first = load(MINIMAL).fingerprint();
        assertThat(load("# a comment\n" + MINIMAL).fingerprint()).isEqualTo(first);
        assertThat(load(MINIMAL + "customers.phone = randomized\n").fingerprint())
                .isNotEqualTo(first);
        environment.put("KMSENC_SECURITY_SECRET_KEY", STATIC_KEY + "!");
        assertThat(load(MINIMAL).fingerprint()).isNotEqualTo(first);
    }

    @Test
    void fingerprintSeesTheContentOfReferences() {
        environment.put("KEY", STATIC_KEY);
        Fingerprint first = load(withSecretKey("${KEY}")).fingerprint();
        environment.put("KEY", STATIC_KEY + "!");
        assertThat(load(withSecretKey("${KEY}")).fingerprint()).isNotEqualTo(first);
    }

    @Test
    void expandsReferencesOnceAndInOverridesToo() throws IOException {
        Files.writeString(folder.resolve("key"), " \n${OTHER}0123456789\n");
        environment.put("OTHER", "never");
        environment.put("PART", "$__env{OTHER}");
        assertThat(secretKey(load(withSecretKey("$__file{key}")))).isEqualTo("${OTHER}0123456789");
        assertThat(secretKey(load(withSecretKey("a-${PART}-$__env{PART}")))).isEqualTo("a-$__env{OTHER}-$__env{OTHER}");
        environment.put("KMSENC_SECURITY_SECRET_KEY", "$__file{" + folder.resolve("key") + "}");
        assertThat(secretKey(load(MINIMAL))).isEqualTo("${OTHER}0123456789");
    }

    @Test
    void reportsReferencesThatLeadNowhere() throws IOException {
        Files.writeString(folder.resolve("empty"), "\n");
        Files.write(folder.resolve("latin"), new byte[] {(byte) 0xE9});
        Files.write(folder.resolve("huge"), new byte[65 * 1024]);
        environment.put("NOTHING", "");
        assertThat(List.of(
                        "$__file{empty}",
                        "$__file{latin}",
                        "$__file{huge}",
                        "$__file{.}",
                        "${NOTHING}",
                        "$__vault{a}",
                        "$__env{X",
                        "abc${}",
                        "$__file{a\0b}"))
                .extracting(value -> problems(withSecretKey(value)))
                .containsExactly(
                        at("file \"empty\" is empty; write the value into it"),
                        at("file \"latin\" is not UTF-8; store the value as UTF-8 text"),
                        at("file \"huge\" is longer than 64 KiB; it can't be a setting"),
                        at("file \".\" can't be read; it must be a file this process may read"),
                        at("environment variable \"NOTHING\" is empty; set it or remove the key"),
                        at("unknown reference; use $__env{…}, ${…} or $__file{…}"),
                        at("\"${\" or \"$__…{\" without a name and \"}\";"
                                + " a value with these signs can be read with $__file{…}"),
                        at("\"${\" or \"$__…{\" without a name and \"}\";"
                                + " a value with these signs can be read with $__file{…}"),
                        at("$__file{…} holds no path; write $__file{/path/of/the/file}"));
    }

    @Test
    void leavesReferencesOfForeignSectionsAlone() {
        assertThat(problems(MINIMAL + "[database]\npassword = ${UNSET}\nurl = $__file{/no/such}\n"))
                .isEmpty();
    }

    private static String at(String what) {
        return "kmsenc.ini [security] secret_key: " + what;
    }

    private static String withSecretKey(String value) {
        return "[columns]\ncustomers.email = randomized\n[security]\nsecret_key = " + value + "\n";
    }

    @Test
    void readsColumnsWhereNoKeyIs() throws IOException {
        Files.writeString(folder.resolve("kmsenc.ini"), """
                [security]
                encryption_provider = awskms.main
                [security.encryption.awskms.main]
                secret_access_key = $__env{NOT_SET_HERE}
                [columns]
                customers.email = $__env{MODE} group=mail
                """);
        environment.put("MODE", "deterministic");
        assertThat(loader().loadColumns(null).rules())
                .extracting(ColumnRule::identity)
                .containsExactly("group:mail");
        Files.writeString(folder.resolve("kmsenc.ini"), "[columns]\ncustomers.email = randomised\n");
        assertThatThrownBy(() -> loader().loadColumns(null))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("kmsenc.ini [columns] customers.email");
    }

    @Test
    void readsHowDataKeysLive() {
        DataKeySettings keys = load(MINIMAL + """
                [security.encryption]
                data_keys_cache_grace = 10m
                data_keys_message_budget = 1000
                data_keys_prewarm = all
                envelope_encryption = off
                """).dataKeys();
        assertThat(keys.grace()).isEqualTo(Duration.ofMinutes(10));
        assertThat(keys.messageBudget()).isEqualTo(1000);
        assertThat(keys.prewarm()).isEqualTo(DataKeySettings.Prewarm.ALL);
        assertThat(keys.envelope()).isFalse();
    }

    @Test
    void knowsHowDataKeysLiveWhereNothingIsSaid() {
        DataKeySettings keys = load(MINIMAL).dataKeys();
        assertThat(keys.grace()).isEqualTo(Duration.ofMinutes(15));
        assertThat(keys.messageBudget()).isEqualTo(1L << 32);
        assertThat(keys.prewarm()).isEqualTo(DataKeySettings.Prewarm.OFF);
        assertThat(keys.envelope()).isTrue();
    }

    @Test
    void takesSeveralProvidersAndVersionsOfTheSecretKey() {
        Configuration configuration = load("""
                [security]
                secret_key = 0123456789abcdefghij
                encryption_provider = secretKey.v2  awskms.main
                [security.encryption.secretKey.v2]
                secret_key = the key of the second version
                [security.encryption.awskms.main]
                key_id = alias/main
                region = eu-north-1
                [columns]
                customers.email = deterministic within=scope
                """);
        assertThat(configuration.encryptionProviders()).containsExactly("secretKey.v2", "awskms.main");
        assertThat(configuration.providers().stream()
                        .filter(ProviderSettings::encrypts)
                        .map(ProviderSettings::providerName))
                .containsExactly("secretKey.v2", "awskms.main");
        assertThat(configuration.providers().stream().map(ProviderSettings::providerName))
                .containsExactlyInAnyOrder("secretKey.v1", "secretKey.v2", "awskms.main");
        assertThat(configuration.columns().rules().get(0).perScope()).isTrue();
    }
}
