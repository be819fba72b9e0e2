package io.kmsenc.benchmarks;

import java.util.Arrays;

/** The ways to keep a secret column that are compared. */
public enum Contender {
    PLAIN("plain", "Plain", true),
    HAND_WRITTEN("hand-written", "HandWritten", true),
    KMSENC("kmsenc", "KmsEnc", true);

    private final String label;
    private final String subject;
    private final boolean onH2;

    Contender(String label, String subject, boolean onH2) {
        this.label = label;
        this.subject = subject;
        this.onH2 = onH2;
    }

    /** How reports call it. */
    public String label() {
        return label;
    }

    /** The class that does it, which each lane loads for itself. */
    String subject() {
        return "io.kmsenc.benchmarks.lane." + subject;
    }

    /** Whether it can do the workload on the database; else the report has no figure for it. */
    boolean answers(Workload workload, Database database) {
        return database != Database.H2 || onH2;
    }

    static Contender ofLabel(String label) {
        return Arrays.stream(values())
                .filter(each -> each.label.equals(label))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("no contender is named \"" + label + "\""));
    }
}
