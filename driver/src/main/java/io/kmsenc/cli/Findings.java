package io.kmsenc.cli;

import io.kmsenc.sql.Explanation;
import io.kmsenc.sql.Explanation.Item;
import io.kmsenc.sql.Explanation.Verdict;
import io.kmsenc.sql.StatementText;
import io.kmsenc.sql.Statements;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What became of all statements; one that is repeated is asked about once. For one thread. */
final class Findings {

    /** A statement where it was found first. */
    static final class Finding {
        private final String file;
        private final int line;
        private final Explanation explanation;
        private int times;

        Finding(String file, int line, Explanation explanation) {
            this.file = file;
            this.line = line;
            this.explanation = explanation;
        }

        String file() {
            return file;
        }

        int line() {
            return line;
        }

        Explanation explanation() {
            return explanation;
        }

        Verdict verdict() {
            return explanation.verdict();
        }

        int times() {
            return times;
        }

        String detail(Item item) {
            return explanation.detail(item).orElse("");
        }
    }

    private final Answers answers;
    private final Map<String, Finding> findings = new LinkedHashMap<>();
    private final List<String> unfinished = new ArrayList<>();
    private int files;
    private int skipped;

    Findings(Answers answers) {
        this.answers = answers;
    }

    void add(String file, Statements statements) {
        files++;
        skipped += statements.skipped();
        for (StatementText statement : statements.found()) {
            if (statement.finished()) {
                findings.computeIfAbsent(
                                statement.sql(), sql -> new Finding(file, statement.line(), answers.explain(sql)))
                        .times++;
            } else {
                unfinished.add(file + ":" + statement.line());
            }
        }
    }

    /** In the order in which they were found. */
    List<Finding> all() {
        return List.copyOf(findings.values());
    }

    /** The places of statements in which a string, a quoted name or a comment has no end. */
    List<String> unfinished() {
        return unfinished;
    }

    int files() {
        return files;
    }

    int skipped() {
        return skipped;
    }

    int statements() {
        return findings.values().stream().mapToInt(Finding::times).sum();
    }

    int count(Verdict verdict) {
        return findings.values().stream()
                .filter(finding -> finding.verdict() == verdict)
                .mapToInt(Finding::times)
                .sum();
    }

    /** How many statements were refused for each code. */
    Map<String, Integer> codes() {
        Map<String, Integer> codes = new TreeMap<>();
        for (Finding finding : findings.values()) {
            finding.explanation().detail(Item.CODE).ifPresent(code -> codes.merge(code, finding.times(), Integer::sum));
        }
        return codes;
    }
}
