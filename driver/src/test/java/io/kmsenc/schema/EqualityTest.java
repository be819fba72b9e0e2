package io.kmsenc.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EqualityTest {

    private static final long SEED = 20260101;

    private static Set<Normalization> steps(String words) {
        Set<Normalization> steps = EnumSet.noneOf(Normalization.class);
        for (Normalization each : Normalization.values()) {
            if (words.contains(each.word())) {
                steps.add(each);
            }
        }
        return steps;
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "lower,Ada ,ada ",
                "trim,Ada  ,Ada",
                "trim, Ada,' Ada'",
                "trim,Ada\u00a0,Ada\u00a0",
                "trim,'   ',''",
                "lower|trim,ADA ,ada",
                "lower,\u00c9,\u00e9",
                "lower,STRASSE,strasse",
                "lower,STRA\u00dfE,stra\u00dfe",
                "lower,\u0130I,i\u0307i",
                "lower,\u03a3\u0391\u03a3,\u03c3\u03b1\u03c2",
                "nfc,e\u0301,\u00e9",
                "nfc,\u212b,\u00c5",
                "nfc|lower|trim,E\u0301 ,\u00e9"
            })
    void makesCanonical(String words, String text, String canonical) {
        assertThat(Equality.after(steps(words)).canonical(text)).isEqualTo(canonical);
    }

    @Test
    void keepsEveryTextWhereNothingIsNormalized() {
        for (Equality equality : List.of(Equality.UNDECLARED, Equality.EXACT)) {
            assertThat(equality.canonical("E\u0301 ")).isEqualTo("E\u0301 ");
        }
    }

    @Test
    void doesNotHangOnTheLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(Equality.after(steps("lower")).canonical("TITLE")).isEqualTo("title");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aCanonicalTextIsItsOwn() {
        Random random = new Random(SEED);
        for (int mask = 1; mask < 8; mask++) {
            Equality equality = Equality.after(steps(
                    ((mask & 1) > 0 ? "nfc" : "") + ((mask & 2) > 0 ? "lower" : "") + ((mask & 4) > 0 ? "trim" : "")));
            for (int point = 1; point <= Character.MAX_CODE_POINT; point += point < 0x20000 ? 1 : 97) {
                assertOwn(equality, Character.toString(point));
            }
            for (int i = 0; i < 20_000; i++) {
                assertOwn(equality, text(random));
            }
        }
    }

    private static void assertOwn(Equality equality, String text) {
        String canonical = equality.canonical(text);
        if (!equality.canonical(canonical).equals(canonical)) {
            assertThat(equality.canonical(canonical))
                    .as("%s of %s", equality, text)
                    .isEqualTo(canonical);
        }
    }

    @Test
    void holdsCanonicalEquivalentsEqual() {
        Equality equality = Equality.after(EnumSet.allOf(Normalization.class));
        Random random = new Random(SEED);
        for (int i = 0; i < 50_000; i++) {
            String text = text(random);
            assertThat(equality.canonical(Normalizer.normalize(text, Normalizer.Form.NFD)))
                    .isEqualTo(equality.canonical(text));
        }
    }

    /** Letters with case, and marks that go with them. */
    private static String text(Random random) {
        int[] points = IntStream.range(0, 1 + random.nextInt(6))
                .map(i -> switch (random.nextInt(4)) {
                    case 0 -> 0x41 + random.nextInt(0x200);
                    case 1 -> 0x300 + random.nextInt(0x100);
                    case 2 -> 0x1e00 + random.nextInt(0x200);
                    default -> random.nextBoolean() ? ' ' : 0x3a3;
                })
                .toArray();
        return new String(points, 0, points.length);
    }
}
