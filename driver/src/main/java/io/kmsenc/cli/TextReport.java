package io.kmsenc.cli;

import io.kmsenc.cli.Findings.Finding;
import io.kmsenc.sql.Explanation.Item;
import io.kmsenc.sql.Explanation.Verdict;
import java.io.PrintWriter;
import java.util.Locale;

/** Prints findings for a person, in the form of a compiler's messages. */
final class TextReport {

    private final PrintWriter out;
    private final boolean verbose;

    /** @param verbose whether every line of every statement is shown */
    TextReport(PrintWriter out, boolean verbose) {
        this.out = out;
        this.verbose = verbose;
    }

    void print(Findings findings) {
        findings.all().forEach(this::print);
        findings.unfinished()
                .forEach(place ->
                        out.println(place + ": a string, quoted name or comment begins in this statement and has"
                                + " no end; check --dialect and --format"));
        summary(findings);
    }

    private void print(Finding finding) {
        String times = finding.times() == 1 ? "" : " (" + finding.times() + " times)";
        String place = finding.file() + ":" + finding.line() + ": ";
        if (finding.verdict() == Verdict.REFUSED) {
            out.println(place + finding.detail(Item.PLACE) + ": " + finding.detail(Item.PROBLEM) + "; "
                    + finding.detail(Item.REMEDY) + " [" + finding.detail(Item.CODE) + "]" + times);
        } else if (verbose) {
            out.println(place + finding.verdict().name().toLowerCase(Locale.ROOT) + times);
            new LineTable(finding.explanation()).print(out, "    ");
            out.println();
        }
    }

    private void summary(Findings findings) {
        out.println(counted(findings.statements(), "statement") + ", "
                + findings.all().size() + " different, in "
                + counted(findings.files(), "file") + ": " + findings.count(Verdict.UNTOUCHED) + " untouched, "
                + findings.count(Verdict.ANSWERED) + " answered, " + findings.count(Verdict.REFUSED) + " refused");
        findings.codes().forEach((code, times) -> out.println(String.format(Locale.ROOT, "%8d %s", times, code)));
        if (findings.skipped() > 0) {
            out.println(counted(findings.skipped(), "line") + " without a statement skipped");
        }
    }

    private static String counted(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
