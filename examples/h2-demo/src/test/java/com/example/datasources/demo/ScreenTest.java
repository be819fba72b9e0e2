package com.example.datasources.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.datasources.DataSourceEntry;
import com.example.datasources.ProvisioningFile;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScreenTest {

    private static final DemoDatabases DATABASES = DemoDatabases.at(Path.of("target", "none"), "jdbc:kmsenc:h2:");

    @Test
    void showsWhatIsReadBesideWhatIsFound() {
        List<String> lines = render(SampleEvidence.scenario(), SampleEvidence.good(), List.of());

        assertThat(lines)
                .anySatisfy(line -> assertThat(line).matches(" *Logs +password +fake-changed-5e +opaque-pass"))
                .anySatisfy(line -> assertThat(line).matches(" *Logs +user_name +reader +opaque-user"))
                .anySatisfy(line -> assertThat(line).matches(" *Code +api_token +fake-token +opaque-token"))
                .anySatisfy(line -> assertThat(line).matches(" *00ff .*secretKey.v1 +true +0102"))
                .contains("Found by user_name = 'reader', encrypted or not: Logs.");
        assertThat(lines.get(lines.size() - 1)).startsWith("OK: ");
    }

    @Test
    void shoutsEveryFailure() {
        List<String> lines = render(SampleEvidence.scenario(), SampleEvidence.good(), List.of("one", "two"));

        assertThat(lines)
                .contains("*** FAILED: one", "*** FAILED: two")
                .noneSatisfy(line -> assertThat(line).startsWith("OK"));
    }

    @Test
    void showsBothListsIfTheyDiffer() {
        Scenario.Readings wrong = new Scenario.Readings(List.of(), List.of(), false, List.of());
        Evidence evidence = SampleEvidence.evidence(wrong, List.of(), List.of(), 0);

        assertThat(render(SampleEvidence.scenario(), evidence, List.of("wrong")))
                .contains("THE APPLICATION READS, through the plain URL")
                .contains("THE APPLICATION READS, through the encrypted URL");
    }

    @Test
    void fitsFortyLinesOfAHundredColumnsForTheDozenOfTheDemo() throws Exception {
        Scenario scenario =
                new Scenario(ProvisioningFile.read(Path.of("src/main/resources/provisioning/datasources.yaml")));
        Scenario.Readings readings = scenario.expected();
        List<RawConnection.DataKeyRow> keys = Collections.nCopies(
                3, new RawConnection.DataKeyRow(longText(), longText(), longText(), true, longText()));
        Evidence evidence = new Evidence(readings, readings, readings, readings.changed(), keys, 9, 9, 9);

        assertThat(render(scenario, evidence, List.of()))
                .hasSizeLessThanOrEqualTo(40)
                .allSatisfy(ScreenTest::fits);
    }

    @Test
    void fitsAnyValueOnOneAsciiLine() {
        String odd = "\u00fc\n\u001b[2J" + longText();
        Scenario scenario = new Scenario(List.of(new DataSourceEntry(odd, odd, odd, odd, odd, odd, odd)));
        Scenario.Readings readings = scenario.expected();
        Evidence evidence = new Evidence(readings, readings, readings, readings.changed(), List.of(), 9, 9, 9);

        assertThat(render(scenario, evidence, List.of(odd))).allSatisfy(ScreenTest::fits);
    }

    private static List<String> render(Scenario scenario, Evidence evidence, List<String> failures) {
        return Screen.render("file.yaml", DATABASES, scenario, evidence, failures);
    }

    private static void fits(String line) {
        assertThat(line).matches("[ -~]*").hasSizeLessThanOrEqualTo(Screen.WIDTH);
    }

    private static String longText() {
        return "0123456789".repeat(20);
    }
}
