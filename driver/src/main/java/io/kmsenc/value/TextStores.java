package io.kmsenc.value;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** The texts that are stored for strings, numbers, truth values and bytes. */
final class TextStores {

    static final Map<String, Conversion> STORED = Map.ofEntries(
            Map.entry("text", (value, target) -> value.toString()),
            Map.entry("text-within-units", (value, target) -> withinUnits(value.toString(), target)),
            Map.entry("text-within", (value, target) -> within(value.toString(), target)),
            Map.entry("text-within-no-nul", (value, target) -> within(withoutNul(value.toString()), target)),
            Map.entry("upper-word", (value, target) -> value.toString().toUpperCase(Locale.ROOT)),
            Map.entry("digit", (value, target) -> (Boolean) value ? "1" : "0"),
            Map.entry("plain-decimal", (value, target) -> plain((BigDecimal) value)),
            Map.entry("integral-decimal", (value, target) -> integral((BigDecimal) value)),
            Map.entry("literal-decimal", (value, target) -> literal(Numbers.exact(value))),
            Map.entry("java-float", (value, target) -> javaFloat((Number) value)),
            Map.entry("literal-float", (value, target) -> literalFloat((Number) value, target)),
            Map.entry("utf8", (value, target) -> decoded((byte[]) value)),
            Map.entry("ascii", (value, target) -> ascii((byte[]) value)));

    /** MariaDB cuts a literal of more. */
    private static final int LITERAL_DIGITS = 65;

    private static final int LITERAL_FRACTION = 38;

    /** How many places MariaDB writes before or behind the point until it takes to an exponent. */
    private static final int PLACES = 15;

    /** In a column of as many characters MariaDB writes all digits of a double. */
    private static final int WIDE = 400;

    private TextStores() {}

    /** Spaces beyond the declared length are cut off in silence, as the SQL standard has it. */
    private static String within(String text, Target target) {
        int most = target.declared().size();
        if (most < 0 || text.codePointCount(0, text.length()) <= most) {
            return text;
        }
        int end = text.offsetByCodePoints(0, most);
        return text.substring(end).chars().allMatch(c -> c == ' ') ? text.substring(0, end) : text;
    }

    /** Characters beyond the basic plane count twice to H2. */
    private static String withinUnits(String text, Target target) throws Inconvertible {
        int most = target.declared().size();
        if (most >= 0 && text.length() > most) {
            throw new Inconvertible("the text has more characters than " + target.declared() + " holds");
        }
        return text;
    }

    private static String withoutNul(String text) throws Inconvertible {
        if (text.indexOf('\0') >= 0) {
            throw new Inconvertible("the database keeps no text with the character U+0000");
        }
        return text;
    }

    private static String plain(BigDecimal number) throws Inconvertible {
        Numbers.requireReasonable(number);
        return number.toPlainString();
    }

    private static String integral(BigDecimal number) throws Inconvertible {
        if (number.scale() < 0 || !number.toPlainString().equals(number.toString())) {
            throw new Inconvertible("the number has an exponent; give it as a string");
        }
        return plain(number);
    }

    private static String literal(BigDecimal number) throws Inconvertible {
        String text = plain(number);
        if (text.chars().filter(c -> c >= '0' && c <= '9').count() > LITERAL_DIGITS
                || number.scale() > LITERAL_FRACTION) {
            throw new Inconvertible("the number has more than " + LITERAL_DIGITS + " digits, or more than "
                    + LITERAL_FRACTION + " of them behind the point");
        }
        return text;
    }

    private static String javaFloat(Number number) {
        return number.doubleValue() == 0 ? "0.0" : number.toString();
    }

    // The driver writes the number as Java does: without an exponent that is a decimal to the server, which keeps its
    // text.
    private static String literalFloat(Number number, Target target) throws Inconvertible {
        if (!Double.isFinite(number.doubleValue())) {
            throw new Inconvertible("the number is infinite or not a number");
        }
        if (number.doubleValue() == 0) {
            return "0.0";
        }
        String written = number.toString();
        if (!written.contains("E")) {
            return written;
        }
        if (target.declared().size() >= 0 && target.declared().size() < WIDE) {
            throw new Inconvertible(
                    "how many digits are kept of such a number hangs on the column's length; give a string");
        }
        return shortest(Double.parseDouble(written));
    }

    private static String shortest(double value) {
        BigDecimal number = ShortestDigits.of(value);
        int point = number.precision() - number.scale();
        if (point > -PLACES && point <= PLACES) {
            return number.toPlainString();
        }
        String digits = number.unscaledValue().abs().toString();
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        return (number.signum() < 0 ? "-" : "") + digits.charAt(0) + fraction + "e" + (point - 1);
    }

    /** The text whose UTF-8 form the bytes are. */
    static String decoded(byte[] bytes) throws Inconvertible {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Inconvertible("the bytes are not the UTF-8 form of a text");
        }
    }

    private static String ascii(byte[] bytes) throws Inconvertible {
        for (byte each : bytes) {
            if (each < 0) {
                throw new Inconvertible("a byte is no ASCII character; use setCharacterStream");
            }
        }
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}
