package io.kmsenc.value;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Dates and times that getters read from a text: in a notation that all drivers read alike, and no other. The name of a
 * notation, a colon and the name of a conversion of {@link TimeReads} is one that reads the text and converts what it found.
 */
final class ParsedTimes {

    static final Map<String, Conversion> READ = read();

    private static final Pattern SPACED =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d(?: \\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?)?");
    private static final Pattern CLOCK = Pattern.compile("\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?");

    private ParsedTimes() {}

    private static Map<String, Conversion> read() {
        Map<String, Conversion> notations = Map.of(
                "only-day", (text, target) -> Times.day(Times.onlyDay((String) text)),
                "moment", (text, target) -> Times.inRange(Times.text((String) text)),
                "spaced", (text, target) -> spaced((String) text),
                "clock", (text, target) -> clock((String) text),
                "spaced-or-clock", (text, target) -> spacedOrClock((String) text));
        Map<String, Conversion> all = new HashMap<>();
        notations.forEach((notation, parser) -> TimeReads.READ.forEach((name, conversion) ->
                all.put(notation + ":" + name, (text, target) -> conversion.of(parser.of(text, target), target))));
        return all;
    }

    private static LocalDateTime spaced(String text) throws Inconvertible {
        if (!SPACED.matcher(text).matches()) {
            throw new Inconvertible("the text is not of the form yyyy-mm-dd, or yyyy-mm-dd hh:mm:ss[.f…]");
        }
        return Times.inRange(Times.text(text));
    }

    /** On the first day that Java counts, as a {@link java.sql.Time} is. */
    private static LocalDateTime clock(String text) throws Inconvertible {
        try {
            if (CLOCK.matcher(text).matches()) {
                return LocalDate.EPOCH.atTime(LocalTime.parse(text));
            }
        } catch (DateTimeException e) {
            // no time of a day: said below
        }
        throw new Inconvertible("the text is not of the form hh:mm:ss[.f…]");
    }

    private static LocalDateTime spacedOrClock(String text) throws Inconvertible {
        return CLOCK.matcher(text).matches() ? clock(text) : spaced(text);
    }
}
