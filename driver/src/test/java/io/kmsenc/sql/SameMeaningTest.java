package io.kmsenc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** White space, comments and letter case mean nothing: neither may they change a plan. */
class SameMeaningTest {

    private static final int VARIANTS = 8;

    static List<SqlCase> plannedCases() {
        return SqlCase.all().stream().filter(SqlCase::planned).toList();
    }

    @ParameterizedTest
    @MethodSource("plannedCases")
    void keepsThePlanUnderCommentsSpacesAndCase(SqlCase sample) {
        Random random = new Random(sample.sql().hashCode());
        for (int i = 0; i < VARIANTS; i++) {
            String variant = variant(sample, random);
            assertThat(SqlCase.written(sample.plan(variant), 40, 40))
                    .as(variant)
                    .isEqualTo(sample.expected());
        }
    }

    private static String variant(SqlCase sample, Random random) {
        StringBuilder out = new StringBuilder();
        Token last = null;
        for (Token token : SqlLexer.tokens(sample.sql(), Syntax.usual(sample.dialect()))) {
            if (last != null && (last.end() < token.start() || separable(last) || separable(token))) {
                out.append(gap(random, last.end() < token.start(), sample.dialect()));
            }
            out.append(recased(token, random, sample.dialect()));
            last = token;
        }
        return out.append(random.nextBoolean() ? " ;" : "")
                .append(random.nextBoolean() ? "\n-- ? 'end" : "")
                .toString();
    }

    // MariaDB takes count (x) for another function than count(x), but the plan is the same.
    private static boolean separable(Token token) {
        return token.isSymbol('(') || token.isSymbol(')') || token.isSymbol(',');
    }

    private static String gap(Random random, boolean needed, Dialect dialect) {
        return switch (random.nextInt(6)) {
            case 0 -> needed ? " " : "";
            case 1 -> "\n\t";
            case 2 -> " /* it's ? customers.ssn */ ";
            case 3 -> " -- ? \" ' ssn\n";
            case 4 -> dialect == Dialect.MARIADB ? " # ' ?\n" : " /* a /* ? */ ' */ ";
            default -> "  ";
        };
    }

    // The names of MariaDB's tables have a case on most systems.
    private static String recased(Token token, Random random, Dialect dialect) {
        boolean keep = token.kind() != TokenKind.WORD || dialect == Dialect.MARIADB || !Names.isAscii(token.text());
        return switch (keep ? 2 : random.nextInt(3)) {
            case 0 -> token.text().toUpperCase(Locale.ROOT);
            case 1 -> token.text().toLowerCase(Locale.ROOT);
            default -> token.text();
        };
    }
}
