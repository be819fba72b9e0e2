package io.kmsenc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The lexer's cases: one line of text, and one of the tokens it holds, in {@code lexer-<dialect>.cases}. */
class SqlLexerTest {

    record Sample(Dialect dialect, String text, String tokens) {}

    static List<Sample> samples() throws IOException {
        List<Sample> samples = new ArrayList<>();
        for (Dialect dialect : Dialect.values()) {
            String file = "lexer-" + dialect.name().toLowerCase(Locale.ROOT) + ".cases";
            try (InputStream in = SqlLexerTest.class.getResourceAsStream(file)) {
                assertThat(in).as(file).isNotNull();
                List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
                for (int i = 0; i + 1 < lines.size(); i += 3) {
                    samples.add(new Sample(dialect, lines.get(i).replace("\\N", "\n"), lines.get(i + 1)));
                }
            }
        }
        return samples;
    }

    @ParameterizedTest
    @MethodSource("samples")
    void splitsIntoTokens(Sample sample) {
        String tokens = SqlLexer.tokens(sample.text(), Syntax.usual(sample.dialect())).stream()
                .map(SqlLexerTest::written)
                .collect(Collectors.joining(" "));
        assertThat(tokens).isEqualTo(sample.tokens());
    }

    private static String written(Token token) {
        String value =
                token.value() instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(token.value());
        return switch (token.kind()) {
            case WORD -> token.text();
            case SYMBOL -> token.text();
            case NUMBER -> "#" + token.text();
            default -> token.kind() + "<" + value.replace("\n", "\\N") + ">";
        };
    }

    @ParameterizedTest
    @MethodSource("io.kmsenc.sql.Syntaxes#all")
    void keepsEveryCharacterInOrder(Syntax syntax) {
        for (SqlCase sample : SqlCase.all()) {
            int end = 0;
            for (Token token : SqlLexer.tokens(sample.sql(), syntax)) {
                assertThat(token.start()).isGreaterThanOrEqualTo(end);
                assertThat(sample.sql().substring(token.start(), token.end())).isEqualTo(token.text());
                end = token.end();
            }
            assertThat(end).isLessThanOrEqualTo(sample.sql().length());
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void readsAlikeWhatHasNothingThatASettingChanges(Dialect dialect) {
        int alike = 0;
        for (SqlCase sample : SqlCase.all()) {
            if (Syntax.readsAlike(sample.sql(), dialect)) {
                alike++;
                assertThat(Syntaxes.of(dialect).stream()
                                .map(syntax -> SqlLexer.tokens(sample.sql(), syntax).stream()
                                        .map(token -> token + written(token))
                                        .toList())
                                .distinct())
                        .as(sample.sql())
                        .hasSize(1);
            }
        }
        assertThat(alike).isGreaterThan(500);
    }
}
