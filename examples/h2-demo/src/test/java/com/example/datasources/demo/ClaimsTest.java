package com.example.datasources.demo;

import static com.example.datasources.demo.SampleEvidence.CODE;
import static com.example.datasources.demo.SampleEvidence.KEYS;
import static com.example.datasources.demo.SampleEvidence.LOGS;
import static com.example.datasources.demo.SampleEvidence.RAW_CODE;
import static com.example.datasources.demo.SampleEvidence.RAW_LOGS;
import static org.assertj.core.api.Assertions.assertThat;

import com.example.datasources.DataSourceEntry;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimsTest {

    private static final Scenario.Readings EXPECTED = SampleEvidence.scenario().expected();

    @Test
    void holdIfEverySecretIsOpaqueAndEverythingIsReadBack() {
        assertThat(Claims.failures(SampleEvidence.good())).isEmpty();
    }

    @Test
    void failIfTheApplicationReadsSomethingElse() {
        Scenario.Readings wrong =
                new Scenario.Readings(EXPECTED.stored(), List.of(), EXPECTED.updated(), EXPECTED.changed());

        assertThat(Claims.failures(SampleEvidence.evidence(wrong, List.of(RAW_CODE, RAW_LOGS), KEYS, 0)))
                .containsExactly("the encrypted database does not give back what was stored");
    }

    @Test
    void failIfBothUrlsAreWrongInTheSameWay() {
        Scenario.Readings wrong = new Scenario.Readings(List.of(), List.of(), false, List.of());
        Evidence evidence = new Evidence(EXPECTED, wrong, wrong, List.of(RAW_CODE, RAW_LOGS), KEYS, 2, 2, 0);

        assertThat(Claims.failures(evidence)).hasSize(2);
    }

    @Test
    void failIfASecretIsStoredAsItIs() {
        DataSourceEntry leaking = RAW_LOGS.withPassword(Scenario.NEW_PASSWORD);

        assertThat(Claims.failures(SampleEvidence.withRows(RAW_CODE, leaking)))
                .containsExactly("column password: 1 values ARE STORED IN THE CLEAR");
    }

    @Test
    void failIfASecretIsPartOfWhatIsStored() {
        DataSourceEntry leaking = new DataSourceEntry("Code", "github", null, null, null, "enc:fake-token", "opaque");

        assertThat(Claims.failures(SampleEvidence.withRows(leaking, RAW_LOGS)))
                .containsExactly("column api_token: 1 values ARE STORED IN THE CLEAR");
    }

    @Test
    void failIfASecretWasLost() {
        DataSourceEntry lost = new DataSourceEntry("Code", "github", null, null, null, null, "opaque-json");

        assertThat(Claims.failures(SampleEvidence.withRows(lost, RAW_LOGS)))
                .containsExactly("column api_token: 1 values are null on one side only");
    }

    @Test
    void failIfAnOpenColumnWasAltered() {
        DataSourceEntry altered = new DataSourceEntry("Code", "opaque", null, null, null, "opaque", "opaque");

        assertThat(Claims.failures(SampleEvidence.withRows(altered, RAW_LOGS)))
                .containsExactly("column type: 1 values of an open column were altered");
    }

    @Test
    void failIfARowIsMissing() {
        assertThat(Claims.failures(SampleEvidence.withRows(RAW_CODE)))
                .containsExactly("the encrypted database has 1 rows instead of 2");
    }

    @Test
    void failIfThereAreNoDataKeys() {
        assertThat(Claims.failures(SampleEvidence.evidence(EXPECTED, List.of(RAW_CODE, RAW_LOGS), List.of(), 0)))
                .containsExactly("the encrypted database has no data keys");
    }

    @Test
    void failIfTheBackupHasASecret() {
        assertThat(Claims.failures(SampleEvidence.evidence(EXPECTED, List.of(RAW_CODE, RAW_LOGS), KEYS, 1)))
                .containsExactly("a backup of the encrypted database has 1 of 2 secrets IN THE CLEAR");
    }

    @Test
    void failIfTheSearchOfTheBackupsFindsNothingAnywhere() {
        Evidence evidence = new Evidence(EXPECTED, EXPECTED, EXPECTED, List.of(RAW_CODE, RAW_LOGS), KEYS, 2, 0, 0);

        assertThat(Claims.failures(evidence)).singleElement().asString().contains("proves nothing");
    }

    @Test
    void neverRepeatASecret() {
        assertThat(String.join("\n", Claims.failures(SampleEvidence.withRows(CODE, LOGS))))
                .contains("IN THE CLEAR")
                .doesNotContain("fake-token", "fake-old", "reader", "{");
    }
}
