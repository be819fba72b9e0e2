package io.kmsenc.diagnosis;

import io.kmsenc.diagnosis.Finding.Severity;
import io.kmsenc.keys.KeyVerdict;
import io.kmsenc.keys.ProviderTrial;
import io.kmsenc.keys.ProviderTrial.Action;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What trials of the providers, and their newest data keys, tell. */
public final class ProviderFindings {

    private static final String CHECK = "access";

    private static final String DECRYPTION = "decryption";

    private ProviderFindings() {}

    /** A finding for each trial. */
    public static List<Finding> of(List<ProviderTrial> trials) {
        return trials.stream().map(ProviderFindings::of).toList();
    }

    private static Finding of(ProviderTrial trial) {
        if (trial.failure().isEmpty()) {
            String key = trial.kmsKey() == null ? "" : " under " + trial.kmsKey();
            return Finding.ok(CHECK, place(trial), "can be done" + key);
        }
        Finding failed = Finding.of(
                trial.required() ? Severity.PROBLEM : Severity.NOTE,
                CHECK,
                trial.failure().get());
        return trial.required()
                ? failed
                : new Finding(
                        Severity.NOTE,
                        CHECK,
                        place(trial),
                        failed.said() + ", which is needed alone to bring data keys under this provider",
                        failed.remedy());
    }

    private static String place(ProviderTrial trial) {
        String action = trial.action().name().toLowerCase(Locale.ROOT);
        return "provider \"" + trial.provider() + "\" " + action
                + (trial.action() == Action.REENCRYPT ? " from \"" + trial.source() + "\"" : "");
    }

    /** Whether the newest data key of each provider and KMS key can be decrypted. */
    public static List<Finding> ofKeys(List<KeyVerdict> newest) {
        return newest.stream()
                .map(verdict -> verdict.failure()
                        .map(why -> new Finding(
                                Severity.PROBLEM,
                                DECRYPTION,
                                place(verdict),
                                Finding.of(Severity.PROBLEM, DECRYPTION, why).said(),
                                Finding.of(Severity.PROBLEM, DECRYPTION, why).remedy()))
                        .orElseGet(() -> Finding.ok(DECRYPTION, place(verdict), "can be decrypted")))
                .toList();
    }

    private static String place(KeyVerdict verdict) {
        return "data key \"" + verdict.name() + "\" of \"" + verdict.provider() + "\""
                + (verdict.kmsKey() == null ? "" : " under " + verdict.kmsKey());
    }

    /** Whether data keys are under other KMS keys than new ones would be: an alias was pointed at another, or key_id changed. */
    public static List<Finding> ofTargets(List<ProviderTrial> trials, List<KeyVerdict> newest) {
        List<Finding> findings = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (ProviderTrial trial : trials) {
            String now = trial.kmsKey();
            if (now != null && seen.add(trial.provider())) {
                List<String> others = newest.stream()
                        .filter(verdict -> verdict.provider().equals(trial.provider()))
                        .map(verdict -> String.valueOf(verdict.kmsKey()))
                        .filter(key -> !key.equals(now) && !key.equals("null"))
                        .distinct()
                        .toList();
                findings.add(target(trial.provider(), now, others));
            }
        }
        return findings;
    }

    private static Finding target(String provider, String now, List<String> others) {
        String place = "provider \"" + provider + "\"";
        return others.isEmpty()
                ? Finding.ok("kms-key", place, "stands for " + now + ", and for no other in its data keys")
                : Finding.note(
                        "kms-key",
                        place,
                        "stands for " + now + ", and data keys are under " + String.join(", ", others),
                        "keep these enabled until no data key is under them");
    }
}
