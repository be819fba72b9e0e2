package io.kmsenc.cli;

import io.kmsenc.KmsEncDiagnosis;
import io.kmsenc.diagnosis.Finding;
import io.kmsenc.diagnosis.Finding.Severity;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Looks whether everything is as the application needs it. */
@Command(
        name = "doctor",
        header =
                "Looks whether configuration, database and KMS are as the application needs them, and says what to do.",
        description = {
            "",
            "Each provider is asked for what it may ever be asked for, under the label of a data key of today. The key table is tried in"
                    + " a transaction that is rolled back. Columns, their indexes and the clocks are looked at. Nothing is changed;"
                    + " in the trail of the KMS a few calls are seen. Run it where, and as whom, the application runs.",
            ""
        },
        footer = {"", "Exit codes: 0 if there is no problem; 1 if there is one; 2 if an option can't be used."},
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        usageHelpWidth = 100,
        sortOptions = false)
final class DoctorCommand implements Callable<Integer> {

    @Mixin
    private OperationOptions options = new OperationOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        List<Finding> findings = options.look(KmsEncDiagnosis::examine);
        PrintWriter out = spec.commandLine().getOut();
        if (options.json()) {
            out.println(Json.of(facts(findings)));
        } else {
            findings.forEach(finding -> out.println(line(finding)));
            out.println(count(findings, Severity.OK) + " ok, " + count(findings, Severity.NOTE) + " to know, "
                    + count(findings, Severity.PROBLEM) + " to mend");
        }
        return count(findings, Severity.PROBLEM) == 0 ? ExitCodes.FINE : ExitCodes.REFUSED;
    }

    private static long count(List<Finding> findings, Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    private static String line(Finding finding) {
        return String.format(
                Locale.ROOT,
                "%-7s  %-13s  %s: %s%s",
                severity(finding),
                finding.check(),
                finding.place(),
                finding.said().replaceAll("\\p{Cntrl}+", " "),
                finding.remedy().map(remedy -> "; " + remedy).orElse(""));
    }

    private static String severity(Finding finding) {
        return finding.severity().name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> facts(List<Finding> findings) {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (Severity severity : Severity.values()) {
            facts.put(severity.name().toLowerCase(Locale.ROOT), count(findings, severity));
        }
        facts.put("findings", findings.stream().map(DoctorCommand::facts).toList());
        return facts;
    }

    private static Map<String, Object> facts(Finding finding) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("severity", severity(finding));
        facts.put("check", finding.check());
        facts.put("place", finding.place());
        facts.put("problem", finding.said());
        facts.put("remedy", finding.remedy().orElse(null));
        return facts;
    }
}
