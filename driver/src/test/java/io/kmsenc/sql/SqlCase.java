package io.kmsenc.sql;

import io.kmsenc.schema.ColumnRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One statement and what becomes of it. In a case file: a line {@code ### name | dialects}, the statement, and a line
 * {@code => } with {@code untouched}, {@code refused <code>} or {@code plan} and its parts; where the text that is
 * sent has more parameters, a second one with {@code sent} and the text, in which {@code '#'} stands for a ciphertext. Where
 * the statement is run, it is with the parameters of a line {@code -- with }, if there is one, and after the statements of lines
 * {@code -- before }.
 *
 * @param with as the file has it; empty if nothing is said of parameters
 */
public record SqlCase(
        String file,
        String name,
        Dialect dialect,
        String sql,
        Optional<String> with,
        List<String> before,
        String expected,
        String sent) {

    static final List<String> FILES = List.of(
            "insert",
            "update-delete",
            "select",
            "names",
            "mistakes",
            "definitions",
            "text",
            "frameworks",
            "flow",
            "equality",
            "old-rows",
            "views",
            "values",
            "joins",
            "corpus",
            "answers");

    private static final String HEADER = "### ";
    private static final String WITH = "-- with ";
    private static final String BEFORE = "-- before ";
    private static final String EXPECTED = "=> ";
    private static final String SENT = "=> sent ";

    /** Every case of every file, once for each of its dialects. */
    public static List<SqlCase> all() {
        return FILES.stream().flatMap(file -> read(file).stream()).toList();
    }

    /** The cases of one file. */
    static List<SqlCase> read(String file) {
        List<SqlCase> cases = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (String line : content(file + ".cases").lines().toList()) {
            if (line.startsWith(HEADER)) {
                addIfAny(cases, file, lines);
                lines.clear();
            }
            lines.add(line);
        }
        addIfAny(cases, file, lines);
        return cases;
    }

    private static void addIfAny(List<SqlCase> cases, String file, List<String> lines) {
        if (lines.stream().anyMatch(line -> line.startsWith(HEADER))) {
            add(cases, file, lines);
        }
    }

    private static void add(List<SqlCase> cases, String file, List<String> lines) {
        String header = after(lines, HEADER).get(0);
        String expected = after(lines, EXPECTED).get(0);
        String sent = after(lines, SENT).stream().findFirst().orElse("");
        // what stands between two cases belongs to none
        String sql = lines.stream()
                .takeWhile(line -> !line.startsWith(EXPECTED))
                .filter(line -> List.of(HEADER, WITH, BEFORE).stream().noneMatch(line::startsWith))
                .collect(Collectors.joining("\n"))
                .strip();
        Optional<String> with = after(lines, WITH).stream().findFirst();
        int bar = header.indexOf('|');
        String dialects = " " + header.substring(bar + 1).strip() + " ";
        String name = header.substring(0, bar).strip();
        for (Dialect dialect : Dialect.values()) {
            if (dialects.equals(" all ")
                    || dialects.contains(" " + dialect.name().toLowerCase(Locale.ROOT) + " ")) {
                cases.add(new SqlCase(file, name, dialect, sql, with, after(lines, BEFORE), expected, sent));
            }
        }
    }

    private static List<String> after(List<String> lines, String prefix) {
        return lines.stream()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()).strip())
                .toList();
    }

    static String content(String name) {
        try (InputStream in = SqlCase.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no case file " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the planner makes of it, by the tables and rules that the cases speak of. */
    public StatementPlan plan() {
        return plan(sql);
    }

    StatementPlan plan(String text) {
        return new SqlStatementPlanner(SamplePolicy.POLICY, dialect).plan(text, new SampleCatalog(dialect));
    }

    boolean planned() {
        return expected.startsWith("plan");
    }

    /** The literals of the text that are encrypted, in order. */
    public List<SecretLiteral> literals() {
        return plan().literals();
    }

    /** How many parameters the text has. */
    public int parameters() {
        return (int) SqlLexer.tokens(sql, Syntax.usual(dialect)).stream()
                .filter(token -> token.kind() == TokenKind.PARAMETER)
                .count();
    }

    /** A plan as the case files write it, without trailing plain columns. */
    static String written(StatementPlan plan, int parameters, int results) {
        if (plan.refusal().isPresent()) {
            return "refused " + plan.refusal().get().code();
        }
        if (plan.isUntouched()) {
            return "untouched";
        }
        StringBuilder out = new StringBuilder("plan");
        part(
                out,
                "in",
                IntStream.rangeClosed(1, parameters)
                        .mapToObj(i -> Optional.ofNullable(plan.parameter(i))
                                .map(rule -> shortened(rule) + (plan.inBothForms(i) ? "*" : "")))
                        .toList());
        part(
                out,
                "out",
                IntStream.rangeClosed(1, results)
                        .mapToObj(plan::result)
                        .map(rule -> Optional.ofNullable(rule).map(SqlCase::shortened))
                        .toList());
        if (plan.hasLiterals()) {
            out.append(" ; lit ")
                    .append(plan.spans().stream().flatMap(SqlCase::written).collect(Collectors.joining(" ")));
        }
        return out.toString();
    }

    private static void part(StringBuilder out, String name, List<Optional<String>> rules) {
        int end = rules.size();
        while (end > 0 && rules.get(end - 1).isEmpty()) {
            end--;
        }
        if (end > 0) {
            out.append(" ; ").append(name);
            rules.subList(0, end).forEach(r -> out.append(' ').append(r.orElse("-")));
        }
    }

    private static String shortened(ColumnRule rule) {
        return rule.name().dotted();
    }

    private static Stream<String> written(Span span) {
        if (span instanceof SecretLiteral literal) {
            return Stream.of(written(literal, ""));
        }
        SecretLiteral literal = ((BothForms) span).literal();
        return literal == null ? Stream.empty() : Stream.of(written(literal, "*"));
    }

    private static String written(SecretLiteral literal, String forms) {
        Object value = literal.value();
        String shown = value instanceof byte[] bytes ? java.util.HexFormat.of().formatHex(bytes) : (String) value;
        return shortened(literal.rule()) + forms + "="
                + shown.replace("\n", "\\n").replace(" ", "_");
    }

    @Override
    public String toString() {
        return file + ": " + name + " (" + dialect + ")";
    }
}
