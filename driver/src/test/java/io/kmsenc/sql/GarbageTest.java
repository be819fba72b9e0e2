package io.kmsenc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever text comes: the planner answers, and never shows a literal. */
class GarbageTest {

    private static final int ROUNDS = 1_500;
    private static final String SECRET = "s3cr3t-value";
    private static final String CHARACTERS = "'\"`$?{}()[];,.*-/#\\@:&|<>=+!%^~ \n\0\u00a0\u017f\ud83daé1eEnNxXuU";
    private static final List<String> WORDS = List.of(
            "SELECT",
            "INSERT INTO",
            "UPDATE",
            "DELETE",
            "FROM",
            "WHERE",
            "SET",
            "VALUES",
            "customers",
            "ssn",
            "email",
            "products",
            "c",
            "AS",
            "JOIN",
            "ON",
            "USING",
            "UNION ALL",
            "ORDER BY",
            "GROUP BY",
            "(",
            ")",
            ",",
            "?",
            "=",
            "'" + SECRET + "'",
            "1",
            "NULL",
            "AND",
            "NOT",
            "IN",
            "LIKE",
            "CASE",
            "WHEN",
            "END",
            "count",
            "WITH",
            "LATERAL",
            "CREATE TABLE",
            "ALTER TABLE",
            "CREATE INDEX",
            "DEFAULT",
            ".",
            "*",
            ";",
            "::",
            "{",
            "}",
            "id");

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void answersRandomCharacters(Dialect dialect) {
        Random random = new Random(1);
        for (int i = 0; i < ROUNDS; i++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "SELECT ssn FROM customers " : "customers ");
            for (int n = random.nextInt(30); n > 0; n--) {
                text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
            }
            answers(text.toString(), dialect);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void answersRandomWords(Dialect dialect) {
        Random random = new Random(2);
        for (int i = 0; i < ROUNDS; i++) {
            List<String> words = new ArrayList<>();
            for (int n = 1 + random.nextInt(14); n > 0; n--) {
                words.add(WORDS.get(random.nextInt(WORDS.size())));
            }
            answers(String.join(" ", words), dialect);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void answersStatementsWithOnePieceChanged(Dialect dialect) {
        Random random = new Random(3);
        List<SqlCase> cases =
                SqlCase.all().stream().filter(c -> c.dialect() == dialect).toList();
        for (int i = 0; i < ROUNDS; i++) {
            String sql = cases.get(random.nextInt(cases.size())).sql();
            int at = random.nextInt(sql.length() + 1);
            int to = Math.min(sql.length(), at + random.nextInt(5));
            String piece = random.nextBoolean() ? WORDS.get(random.nextInt(WORDS.size())) : "";
            answers(sql.substring(0, at) + piece + sql.substring(to), dialect);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void answersDeepNesting(Dialect dialect) {
        answers("SELECT ssn FROM customers WHERE id = " + "(".repeat(3_000) + "1" + ")".repeat(3_000), dialect);
    }

    private static void answers(String sql, Dialect dialect) {
        List<Syntax> syntaxes = Syntaxes.of(dialect);
        Syntax syntax = syntaxes.get(Math.floorMod(sql.hashCode(), syntaxes.size()));
        StatementPlan plan =
                new SqlStatementPlanner(SamplePolicy.POLICY, dialect).plan(sql, syntax, new SampleCatalog(dialect));
        String message = plan.refusal().map(Refusal::message).orElse("");
        assertThat(message).as(sql).doesNotContain(SECRET);
        assertThat(plan.spans().toString()).doesNotContain(SECRET);
    }
}
