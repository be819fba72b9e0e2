package io.kmsenc.it.syntax;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The cases by which the driver's lexer is tested, of which the servers are the judge. */
final class LiteralCases {

    private static final Path FILE = Path.of("../driver/src/test/resources/io/kmsenc/sql/literals.cases");
    private static final Pattern CHARACTER = Pattern.compile("⟨([0-9A-F]+)⟩");

    /**
     * A string literal.
     *
     * @param value what kmsenc takes it for; empty where it can't tell
     * @param rejected whether the server rejects it
     */
    record Literal(String text, Optional<String> value, boolean rejected) {}

    private LiteralCases() {}

    /** The literals by the database and settings under which they are read. */
    static Map<String, List<Literal>> bySettings() {
        Map<String, List<Literal>> cases = new LinkedHashMap<>();
        List<Literal> section = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(FILE)) {
                int tab = line.indexOf('\t');
                if (line.startsWith("[")) {
                    section = new ArrayList<>();
                    cases.put(line.substring(1, line.length() - 1), section);
                } else if (tab > 0) {
                    section.add(literal(line.substring(0, tab), line.substring(tab + 1)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cases;
    }

    private static Literal literal(String text, String outcome) {
        Optional<String> value =
                outcome.startsWith("=") ? Optional.of(characters(outcome.substring(2))) : Optional.empty();
        return new Literal(characters(text), value, outcome.equals("!"));
    }

    private static String characters(String text) {
        return CHARACTER
                .matcher(text)
                .replaceAll(m -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(m.group(1), 16))));
    }
}
