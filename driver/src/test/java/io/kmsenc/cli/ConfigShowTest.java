package io.kmsenc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.cli.Commands.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code config show} tells of a configuration, and what it keeps to itself. */
class ConfigShowTest {

    private static final String SECRET = "correct-horse-battery-staple";

    @TempDir
    private Path folder;

    private Output show(String text, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("kmsenc.ini"), text);
        String[] args = {"config", "show", "--config", file.toString()};
        String[] all = java.util.Arrays.copyOf(args, args.length + more.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        return Commands.run(all);
    }

    private String secretFile() throws IOException {
        return Files.writeString(folder.resolve("secret"), SECRET).toString();
    }

    @Test
    void tellsEachValueAndItsOrigin() throws IOException {
        String reference = "$__file{" + secretFile() + "}";
        Output output = show("""
                [security]
                secret_key = %s
                [security.encryption]
                data_keys_cache_ttl = 90s
                [columns]
                customers.ssn = randomized
                """.formatted(reference));
        assertThat(output.err()).isEmpty();
        assertThat(output.code()).isZero();
        assertThat(output.out()).isEqualTo("""
                # %s

                [security]
                secret_key = %s  # line 2
                encryption_provider = secretKey.v1  # default

                [security.encryption]
                data_keys_cache_ttl = 90s  # line 4
                data_keys_cache_cleanup_interval = 1m  # default
                data_keys_cache_grace = 15m  # default
                data_keys_prewarm = off  # default
                data_keys_message_budget = 4294967296  # default
                envelope_encryption = on  # default
                unwrap_to_delegate = refuse  # default
                reload_interval = 10s  # default

                [columns]
                customers.ssn = randomized  # line 6
                """.formatted(folder.resolve("kmsenc.ini"), reference));
    }

    @Test
    void showsNoSecretOfAProviderNorAnythingOfOneThatIsNotInUse() throws IOException {
        Output output = show("""
                [security]
                encryption_provider = awskms.main
                [security.encryption.awskms.main]
                key_id = alias/Example
                region = eu-north-1
                access_key_id = AKIAIOSFODNN7EXAMPLE
                secret_access_key = %1$s
                session_token = before-${PATH}-behind
                [security.encryption.awskms.unused]
                region = %1$s
                [columns]
                customers.ssn = randomized
                """.formatted(SECRET));
        assertThat(output.err()).isEmpty();
        assertThat(output.out())
                .contains("key_id = alias/Example  # line 4")
                .contains("region = eu-north-1  # line 5")
                .contains("access_key_id = ********  # line 6")
                .contains("secret_access_key = ********  # line 7")
                .contains("session_token = ********${PATH}********  # line 8")
                .contains("region = ********  # line 10")
                .doesNotContain(SECRET, System.getenv("PATH"), "AKIA", "before", "behind");
    }

    @Test
    void printsJsonForPrograms() throws IOException {
        Output output = show("""
                [security]
                secret_key = %s
                reload = 1
                [columns]
                customers.ssn = randomized
                """.formatted(SECRET), "--json");
        assertThat(output.out())
                .startsWith("{\"configuration\":" + Json.of(folder.resolve("kmsenc.ini"))
                        + ",\"settings\":[{\"section\":\"security\",\"key\":\"secret_key\",\"value\":\"********\","
                        + "\"origin\":\"line 2\"},")
                .contains("{\"section\":\"security.encryption\",\"key\":\"data_keys_cache_ttl\",\"value\":\"15m\","
                        + "\"origin\":\"default\"}")
                .doesNotContain(SECRET, "reload\"");
    }

    @Test
    void printsEveryProblemAtOnce() throws IOException {
        Output output = show("""
                [security]
                secret_key = short
                [security.encryption]
                data_keys_cache_ttl = %s
                [columns]
                customers.ssn = random
                """.formatted(SECRET));
        assertThat(output.code()).isEqualTo(2);
        assertThat(output.out()).isEmpty();
        assertThat(output.err().lines())
                .hasSize(3)
                .allMatch(line -> line.startsWith("kmsenc: ") && !line.contains(SECRET))
                .anyMatch(line -> line.contains("[security] secret_key: shorter than 16"))
                .anyMatch(line -> line.contains("data_keys_cache_ttl: not a duration"))
                .anyMatch(line -> line.contains("customers.ssn: unknown mode; did you mean \"randomized\"?"));
    }
}
