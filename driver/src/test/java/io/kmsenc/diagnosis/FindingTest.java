package io.kmsenc.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.diagnosis.Finding.Severity;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A message of place, problem and remedy is taken apart. */
class FindingTest {

    @Test
    void hasPlaceProblemAndRemedy() {
        Finding finding = Finding.of(
                Severity.PROBLEM,
                "provider",
                "provider \"awskms.main\": kms:Decrypt was answered by DisabledException (request 1): the key is disabled; enable"
                        + " it");
        assertThat(finding.place()).isEqualTo("provider \"awskms.main\"");
        assertThat(finding.said()).isEqualTo("kms:Decrypt was answered by DisabledException (request 1)");
        assertThat(finding.remedy()).contains("the key is disabled; enable it");
        assertThat(Finding.of(Severity.NOTE, "provider", "a place", "a problem; a remedy: with a colon; and more"))
                .isEqualTo(new Finding(
                        Severity.NOTE,
                        "provider",
                        "a place",
                        "a problem",
                        Optional.of("a remedy: with a colon; and more")));
        assertThat(Finding.of(Severity.PROBLEM, "connection", "nothing of that form"))
                .isEqualTo(new Finding(
                        Severity.PROBLEM, "connection", "connection", "nothing of that form", Optional.empty()));
    }
}
