package io.kmsenc.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Numbers and truth values that getters read from a text. The drivers read them as Java does: some without the white space around
 * them ({@code trimmed}), some whole numbers alone, some any number whose fraction they drop ({@code down}).
 */
final class ParsedNumbers {

    private static final Set<String> TRUE = Set.of("true", "t", "yes", "y", "on", "1");
    private static final Set<String> FALSE = Set.of("false", "f", "no", "n", "off", "0");
    private static final Set<String> TRUE_WORDS = Set.of("true", "t", "yes", "y");
    private static final Set<String> FALSE_WORDS = Set.of("false", "f", "no", "n");

    static final Map<String, Conversion> READ = Map.ofEntries(
            Map.entry("trimmed-byte", (value, target) -> (byte) whole(trimmed(value), 7)),
            Map.entry("trimmed-short", (value, target) -> (short) whole(trimmed(value), 15)),
            Map.entry("trimmed-int", (value, target) -> (int) whole(trimmed(value), 31)),
            Map.entry("trimmed-long", (value, target) -> whole(trimmed(value), 63)),
            Map.entry("whole-long", (value, target) -> whole((String) value, 63)),
            Map.entry("trimmed-down-byte", (value, target) -> (byte) down(trimmed(value), 7)),
            Map.entry("trimmed-down-short", (value, target) -> (short) down(trimmed(value), 15)),
            Map.entry("trimmed-down-int", (value, target) -> (int) down(trimmed(value), 31)),
            Map.entry("trimmed-down-long", (value, target) -> down(trimmed(value), 63)),
            Map.entry("down-byte", (value, target) -> (byte) down((String) value, 7)),
            Map.entry("down-short", (value, target) -> (short) down((String) value, 15)),
            Map.entry("down-int", (value, target) -> (int) down((String) value, 31)),
            Map.entry("parsed-float", (value, target) -> floating(value, Float::valueOf)),
            Map.entry("parsed-double", (value, target) -> floating(value, Double::valueOf)),
            Map.entry("trimmed-decimal", (value, target) -> decimal(trimmed(value))),
            Map.entry("parsed-decimal", (value, target) -> decimal((String) value)),
            Map.entry("trimmed-big-integer", (value, target) -> bigInteger(trimmed(value))),
            Map.entry(
                    "down-big-integer",
                    (value, target) -> reasonable((String) value).toBigInteger()),
            Map.entry("word-or-number", (value, target) -> wordOrNumber(trimmed(value))),
            Map.entry("word-or-digit", (value, target) -> word(trimmed(value), TRUE, FALSE)),
            Map.entry("digits-short", (value, target) -> (short) whole(digits(value), 15)),
            Map.entry("digits-int", (value, target) -> (int) whole(digits(value), 31)),
            Map.entry("digits-long", (value, target) -> whole(digits(value), 63)),
            Map.entry("digits-decimal", (value, target) -> BigDecimal.valueOf(whole(digits(value), 63))),
            Map.entry("written-float", (value, target) -> floating(written(value), Float::valueOf)),
            Map.entry("written-double", (value, target) -> floating(written(value), Double::valueOf)),
            Map.entry(
                    "true-or-one", (value, target) -> word((String) value, Set.of("true", "1"), Set.of("false", "0"))),
            Map.entry("is-not-0", (value, target) -> !value.equals("0")));

    // What every driver reads alike: some take a sign or a point where others don't, and some know no negative zero.
    private static final Pattern DIGITS = Pattern.compile("-?[0-9]+");
    private static final Pattern WRITTEN = Pattern.compile("[0-9]+([.][0-9]+)?|-[0-9]*[1-9][0-9]*([.][0-9]+)?");

    private ParsedNumbers() {}

    private static String digits(Object text) throws Inconvertible {
        return matching(DIGITS, text, "the text is no whole number of digits alone");
    }

    private static String written(Object text) throws Inconvertible {
        return matching(WRITTEN, text, "the text is no number of digits and a point alone");
    }

    private static String matching(Pattern pattern, Object text, String otherwise) throws Inconvertible {
        if (!pattern.matcher((String) text).matches()) {
            throw new Inconvertible(otherwise);
        }
        return (String) text;
    }

    private static String trimmed(Object text) {
        return ((String) text).trim();
    }

    private static BigDecimal decimal(String text) throws Inconvertible {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new Inconvertible("the text is no number");
        }
    }

    private static BigDecimal reasonable(String text) throws Inconvertible {
        BigDecimal number = decimal(text);
        Numbers.requireReasonable(number);
        return number;
    }

    private static BigInteger bigInteger(String text) throws Inconvertible {
        try {
            return new BigInteger(text);
        } catch (NumberFormatException e) {
            throw new Inconvertible("the text is no whole number");
        }
    }

    private static long whole(String text, int bits) throws Inconvertible {
        return inRange(bigInteger(text), bits);
    }

    private static long down(String text, int bits) throws Inconvertible {
        return inRange(reasonable(text).setScale(0, RoundingMode.DOWN).toBigInteger(), bits);
    }

    private static long inRange(BigInteger number, int bits) throws Inconvertible {
        if (number.bitLength() > bits) {
            throw new Inconvertible("the number is out of the range of the getter's type");
        }
        return number.longValue();
    }

    private static <T> T floating(Object text, Function<String, T> parser) throws Inconvertible {
        try {
            return parser.apply((String) text);
        } catch (NumberFormatException e) {
            throw new Inconvertible("the text is no number");
        }
    }

    private static Boolean wordOrNumber(String text) throws Inconvertible {
        String folded = text.toLowerCase(Locale.ROOT);
        if (TRUE_WORDS.contains(folded) || FALSE_WORDS.contains(folded)) {
            return TRUE_WORDS.contains(folded);
        }
        return decimal(text).signum() != 0;
    }

    private static Boolean word(String text, Set<String> ofTrue, Set<String> ofFalse) throws Inconvertible {
        String folded = text.toLowerCase(Locale.ROOT);
        if (!ofTrue.contains(folded) && !ofFalse.contains(folded)) {
            throw new Inconvertible("the text is no truth value");
        }
        return ofTrue.contains(folded);
    }
}
