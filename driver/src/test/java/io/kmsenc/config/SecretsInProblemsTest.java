package io.kmsenc.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A secret on a broken line, in the wrong place or in a reference shows in no message, cause or toString. */
class SecretsInProblemsTest {

    private static final String SECRET = "wJalrXUtnFEMI7K7MDENG";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[security]\nsecret_key SECRET",
                "[security]\nsecret_key = abc\nSECRET==",
                "[security]\nencryption_provider = SECRET",
                "[security]\navailable_encryption_providers = SECRET/x SECRET",
                "[security]\nsecret_key = SECRET#SECRET",
                "[security]\nsecret_key = \"\"\"SECRET",
                "[security]\nsecret_key = SECRET\\",
                "[security]\nsecret_key = SECRET\nsecret_key = SECRET",
                "[security]\nsecret_key = SECRET${UNSET}",
                "[security]\nsecret_key = SECRET${",
                "[security]\nsecret_kye = SECRET",
                "[security.encryption]\ndata_keys_cache_ttl = SECRET",
                "[security.encryption]\nSECRET=",
                "[security.encryption.awskms.main]\nsecret_access_key = abc\nSECRET==",
                "[security.encryption.awskms.main]\nregion = SECRET\nregoin = SECRET",
                "[columns]\nsecret_access_key = SECRET",
                "[columns]\ncustomers.email = SECRET",
                "[columns]\ncustomers.email = randomized SECRET SECRET=SECRET",
                "[columns]\ncustomers.email = randomized id=SECRET/ plaintext=SECRET",
                "[columns]\nSECRET==",
                "[columns\nsecret = SECRET",
                "SECRET",
            })
    void staysOutOfTheException(String text) throws IOException {
        Files.writeString(folder.resolve("kmsenc.ini"), text.replace("SECRET", SECRET));
        Surroundings surroundings =
                new Surroundings(Optional.empty(), Map.of("KMSENC_SECURITY_SECRT_KEY", SECRET), List.of(), folder);
        ConfigurationLoader loader = new ConfigurationLoader(TestKinds.ALL, surroundings);

        Throwable thrown = catchThrowable(() -> loader.load(null));

        assertThat(thrown).isInstanceOf(ConfigurationException.class);
        StringWriter everything = new StringWriter();
        thrown.printStackTrace(new PrintWriter(everything, true));
        assertThat(everything.toString()).contains("KMSENC_SECURITY_SECRT_KEY").doesNotContain(SECRET);
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            assertThat(cause.toString()).doesNotContain(SECRET);
        }
        assertThat(surroundings.toString()).doesNotContain(SECRET);
    }
}
