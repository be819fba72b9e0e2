package io.kmsenc.value;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Texts and bytes of values as getters give them. */
final class TextReads {

    static final Map<String, Conversion> READ = Map.ofEntries(
            Map.entry("same", Conversion.SAME),
            Map.entry("integer", (value, target) -> ((Long) value).intValue()),
            Map.entry("null", (value, target) -> {
                throw new Inconvertible("only NULL can be read so");
            }),
            Map.entry("text", (value, target) -> text(value)),
            Map.entry("upper-text", (value, target) -> text(value).toUpperCase(Locale.ROOT)),
            Map.entry("letter", (value, target) -> (Boolean) value ? "t" : "f"),
            Map.entry("digit", (value, target) -> (Boolean) value ? "1" : "0"),
            Map.entry("short-timestamp", (value, target) -> timestamp((LocalDateTime) value, fraction(value))),
            Map.entry(
                    "six-digit-timestamp",
                    (value, target) ->
                            timestamp(TimeReads.existing((LocalDateTime) value, target), sixDigits(value, target))),
            Map.entry("first-character", (value, target) -> text(value).charAt(0)),
            Map.entry("upper-letter", (value, target) -> (Boolean) value ? 'T' : 'F'),
            Map.entry(
                    "first-character-or-space",
                    (value, target) -> value.equals("") ? ' ' : text(value).charAt(0)),
            Map.entry("utf8", (value, target) -> text(value).getBytes(StandardCharsets.UTF_8)),
            Map.entry("ascii", (value, target) -> ascii(text(value))),
            Map.entry("parsed-uuid", (value, target) -> Identifiers.read(text(value))),
            Map.entry("dashed-uuid", (value, target) -> dashed(text(value))),
            Map.entry("octets", (value, target) -> text(value).getBytes(StandardCharsets.US_ASCII)),
            Map.entry("sixteen-bytes", (value, target) -> bytes((UUID) value)));

    private static final int NANO_DIGITS = 9;
    private static final int LAST_ASCII = 0x7F;

    private TextReads() {}

    private static String text(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    private static String timestamp(LocalDateTime time, String fraction) {
        return String.format(
                Locale.ROOT,
                "%s %02d:%02d:%02d%s",
                time.toLocalDate(),
                time.getHour(),
                time.getMinute(),
                time.getSecond(),
                fraction);
    }

    private static String nanos(Object value) {
        return String.format(Locale.ROOT, "%09d", ((LocalDateTime) value).get(ChronoField.NANO_OF_SECOND));
    }

    /** Without the zeros at its end. */
    private static String fraction(Object value) {
        String digits = nanos(value);
        int end = NANO_DIGITS;
        while (end > 0 && digits.charAt(end - 1) == '0') {
            end--;
        }
        return end == 0 ? "" : "." + digits.substring(0, end);
    }

    /** Of six digits; but where all are zeros, of as many as the type keeps. */
    private static String sixDigits(Object value, Target target) {
        boolean none = ((LocalDateTime) value).get(ChronoField.NANO_OF_SECOND) == 0;
        int digits = none ? target.declared().size() : 6;
        return digits == 0 ? "" : "." + nanos(value).substring(0, digits);
    }

    static byte[] bytes(UUID uuid) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }

    private static byte[] ascii(String text) throws Inconvertible {
        if (text.chars().anyMatch(c -> c > LAST_ASCII)) {
            throw new Inconvertible("the text has characters outside of ASCII; use getCharacterStream");
        }
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static UUID dashed(String text) throws Inconvertible {
        if (text.indexOf('-') < 0) {
            throw new Inconvertible("the text is no uuid");
        }
        return Identifiers.read(text);
    }
}
