package com.example.datasources.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.datasources.DataSourceEntry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fake-secret",
                "Gr\u00f6\u00dfe-\u20ac-geheim",
                "\uD83D\uDD11-\uD83D\uDD11-key",
                "it's; a \"quote\""
            })
    void findsASecretInABackupWhateverItsCharacters(String secret) throws Exception {
        Evidence evidence = gather(new DataSourceEntry("Logs", "loki", null, null, null, secret, null));

        // The token and the changed password.
        assertThat(evidence.secrets()).isEqualTo(2);
        assertThat(evidence.inPlainBackup()).isEqualTo(2);
    }

    @Test
    void findsALongSecretInABackup() throws Exception {
        String settings = "{\"key\":\"" + "0123456789abcdef".repeat(1000) + "\"}";

        assertThat(gather(new DataSourceEntry("Logs", "loki", null, null, null, null, settings))
                        .inPlainBackup())
                .isEqualTo(2);
    }

    @Test
    void looksForNothingThatAnOpenColumnHasToo() throws Exception {
        Evidence evidence = gather(new DataSourceEntry("Database", "postgres", null, "me", null, "postgres", null));

        assertThat(evidence.secrets()).isEqualTo(1);
    }

    private static Evidence gather(DataSourceEntry entry) throws Exception {
        try (DemoDatabases databases = DemoDatabases.temporary("jdbc:h2:")) {
            return Evidence.gather(new Scenario(List.of(entry)), databases);
        }
    }
}
