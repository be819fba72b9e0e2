package io.kmsenc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What string literals stand for, as {@code literals.cases} tells. The integration tests ask the servers for the same. */
class LiteralsTest {

    private static final Pattern CHARACTER = Pattern.compile("⟨([0-9A-F]+)⟩");

    record Sample(String settings, String literal, String value) {

        Syntax syntax() {
            String[] words = settings.split("[ ,]");
            List<String> set = List.of(words).subList(1, words.length);
            return switch (words[0]) {
                case "h2" -> Syntax.usual(Dialect.H2);
                case "postgresql" ->
                    Syntax.postgresql(
                            !set.contains("standard_conforming_strings=off"), !set.contains("backslash_quote=off"));
                default -> {
                    String modes = String.join(",", set).toUpperCase(Locale.ROOT);
                    boolean ansi = modes.contains("ANSI") || modes.contains("POSTGRESQL") || modes.contains("DB2");
                    yield Syntax.mariadb(ansi, modes.contains("NO_BACKSLASH_ESCAPES"));
                }
            };
        }
    }

    static List<Sample> samples() throws IOException {
        List<Sample> samples = new ArrayList<>();
        String settings = "";
        try (InputStream in = LiteralsTest.class.getResourceAsStream("literals.cases")) {
            assertThat(in).isNotNull();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                int tab = line.indexOf('\t');
                if (line.startsWith("[")) {
                    settings = line.substring(1, line.length() - 1);
                } else if (tab > 0) {
                    samples.add(new Sample(settings, characters(line.substring(0, tab)), line.substring(tab + 1)));
                }
            }
        }
        assertThat(samples).hasSizeGreaterThan(100);
        return samples;
    }

    private static String characters(String text) {
        return CHARACTER.matcher(text).replaceAll(m -> {
            String character = Character.toString(Integer.parseInt(m.group(1), 16));
            return java.util.regex.Matcher.quoteReplacement(character);
        });
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readsTheValueThatTheServerReadsOrNone(Sample sample) {
        List<Token> tokens = SqlLexer.tokens("(" + sample.literal() + "\n) x", sample.syntax());
        boolean one = tokens.size() == 4 && tokens.get(1).kind() == TokenKind.STRING;
        if (sample.value().startsWith("=")) {
            assertThat(one).as("%s", tokens).isTrue();
            assertThat(tokens.get(1).value())
                    .isEqualTo(characters(sample.value().substring(2)));
        } else {
            assertThat(one && tokens.get(1).value() != null).as("%s", tokens).isFalse();
        }
    }
}
