package io.kmsenc.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The ways to keep a secret column that are compared. */
public enum Contender {
    PLAIN("plain", "Plain"),
    HAND_WRITTEN("hand-written", "HandWritten"),
    KMSENC("kmsenc", "KmsEnc"),
    P6SPY("p6spy", "P6Spy"),
    DATASOURCE_PROXY("datasource-proxy", "DataSourceProxy"),
    SHARDINGSPHERE("shardingsphere", "ShardingSphere"),
    /** Knows no H2, finds no row by a secret, and sends literals as they are. */
    AWS_WRAPPER("aws-wrapper", "AwsWrapper", false);

    private final String label;
    private final String subject;
    private final boolean complete;

    Contender(String label, String subject) {
        this(label, subject, true);
    }

    Contender(String label, String subject, boolean complete) {
        this.label = label;
        this.subject = subject;
        this.complete = complete;
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
        return complete || (database != Database.H2 && workload != Workload.LOOKUP && workload != Workload.LITERALS);
    }

    /** Jars of versions that it was made for, in place of those of the class path. */
    List<Path> ownJars() {
        Path folder = builtFolder().resolve("peers").resolve(label);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> jars = Files.list(folder)) {
            return jars.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // The folder of the jar, or of the classes, of this module.
    private static Path builtFolder() {
        try {
            return Path.of(Contender.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .resolveSibling("");
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static Contender ofLabel(String label) {
        return Arrays.stream(values())
                .filter(each -> each.label.equals(label))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("no contender is named \"" + label + "\""));
    }
}
