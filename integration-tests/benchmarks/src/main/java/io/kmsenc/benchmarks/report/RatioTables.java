package io.kmsenc.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Slices as tables in Markdown, one for each database: figures, ratios, and what the peers cost beyond plain against kmsenc. */
public final class RatioTables {

    private static final double NANOS_PER_MICRO = 1000;
    private static final String KMSENC = "kmsenc";

    private final Map<String, Map<String, List<Measured>>> byDatabase = new LinkedHashMap<>();

    public RatioTables(List<Measured> all) {
        for (Measured each : all) {
            byDatabase
                    .computeIfAbsent(each.database(), key -> new LinkedHashMap<>())
                    .computeIfAbsent(each.workload(), key -> new ArrayList<>())
                    .add(each);
        }
    }

    /** All tables. */
    public String text() {
        StringBuilder text = new StringBuilder();
        byDatabase.forEach((database, workloads) -> {
            text.append("\n## ").append(database).append("\n\n");
            figures(workloads, text);
            text.append('\n');
            ratios(workloads, text);
        });
        return text.toString();
    }

    private static void figures(Map<String, List<Measured>> workloads, StringBuilder text) {
        text.append("µs CPU (bytes) for each operation, medians\n\n");
        workloads.forEach((workload, slices) -> {
            Measurements measured = new Measurements(slices);
            text.append(workload).append(":\n");
            for (String contender : measured.contenders().stream().sorted().toList()) {
                text.append(String.format(
                        Locale.ROOT,
                        "    %-18s %10.2f %12.0f B %10.2f µs by the clock%n",
                        contender,
                        measured.of(contender, Measured::cpu).median() / NANOS_PER_MICRO,
                        measured.of(contender, Measured::bytes).median(),
                        measured.of(contender, Measured::wall).median() / NANOS_PER_MICRO));
            }
        });
    }

    private static void ratios(Map<String, List<Measured>> workloads, StringBuilder text) {
        text.append("| workload | CPU / hand-written | bytes / hand-written | CPU / plain | bytes − plain |"
                + " overhead of peers / kmsenc's |\n| --- | --- | --- | --- | --- | --- |\n");
        workloads.forEach((workload, slices) -> text.append(row(workload, new Measurements(slices))));
    }

    private static String row(String workload, Measurements measured) {
        boolean byHand = measured.has("hand-written");
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %.0f | %s |%n",
                workload,
                byHand ? measured.ratio(KMSENC, "hand-written", Measured::cpu).shown() : "",
                byHand
                        ? number(measured.ratio(KMSENC, "hand-written", Measured::bytes)
                                .median())
                        : "",
                measured.ratio(KMSENC, "plain", Measured::cpu).shown(),
                measured.overhead(KMSENC, Measured::bytes),
                peers(measured));
    }

    private static String peers(Measurements measured) {
        double own = measured.overhead(KMSENC, Measured::cpu);
        List<String> shown = new ArrayList<>();
        for (String peer : List.of("shardingsphere", "aws-wrapper")) {
            if (measured.has(peer)) {
                double theirs = measured.overhead(peer, Measured::cpu);
                shown.add(peer + " " + (own > 0 ? number(theirs / own) : "kmsenc has none"));
            }
        }
        return String.join(", ", shown);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
