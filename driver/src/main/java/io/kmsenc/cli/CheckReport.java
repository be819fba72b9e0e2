package io.kmsenc.cli;

import io.kmsenc.migration.ColumnCheck;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints what became of constraints, as a script or as JSON. */
final class CheckReport {

    private final PrintWriter out;

    CheckReport(PrintWriter out) {
        this.out = out;
    }

    void print(List<ColumnCheck> checks, boolean json) {
        if (json) {
            out.println(Json.of(
                    Map.of("columns", checks.stream().map(CheckReport::facts).toList())));
        } else {
            checks.forEach(this::print);
        }
    }

    private void print(ColumnCheck check) {
        out.println("-- " + check.column().replaceAll("\\p{Cntrl}", " ") + ": " + said(check));
        check.statements().forEach(statement -> out.println(statement + ";"));
    }

    private static String said(ColumnCheck check) {
        return switch (check.outcome()) {
            case TO_ADD -> "all values fit; to be added with --yes, or by:";
            case ADDED -> "added, by:";
            case THERE -> "has constraint " + check.constraint();
            case CONTRADICTED ->
                check.contradictions()
                        + (check.contradictions() == 1 ? " value is no ciphertext" : " values are no ciphertexts")
                        + "; encrypt them, then repeat";
            case TO_DROP -> "to be dropped with --yes, or by:";
            case DROPPED -> "dropped, by:";
            case ABSENT -> "has no constraint of add-check";
        };
    }

    private static Map<String, Object> facts(ColumnCheck check) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("column", check.column());
        facts.put("constraint", check.constraint());
        facts.put("outcome", check.outcome().name().toLowerCase(Locale.ROOT));
        facts.put("contradictions", check.contradictions());
        facts.put("statements", check.statements());
        return facts;
    }
}
