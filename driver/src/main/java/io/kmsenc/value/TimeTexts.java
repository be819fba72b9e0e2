package io.kmsenc.value;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;

/**
 * The texts that are stored for dates and times, of the years 1 to 9999. Whose names begin with {@code proleptic} or
 * {@code calendar} are {@link Times}' ways to find the day of an instant.
 */
@SuppressWarnings("JavaUtilDate") // setters are given them
final class TimeTexts {

    static final Map<String, Conversion> STORED = Map.ofEntries(
            Map.entry(
                    "day-written",
                    (value, target) -> Times.day((LocalDate) value).toString()),
            Map.entry("time-written", (value, target) -> clock((LocalTime) value, 9)),
            Map.entry("timestamp-written", (value, target) -> timestamp((LocalDateTime) value, 9)),
            Map.entry("offset-time-written", (value, target) -> offsetTime((OffsetTime) value)),
            Map.entry("offset-timestamp-written", (value, target) -> offsetTimestamp(value)),
            Map.entry(
                    "proleptic-day-written",
                    (value, target) -> Times.day(
                                    Times.proleptic((Date) value, target).toLocalDate())
                            .toString()),
            Map.entry(
                    "proleptic-time-written",
                    (value, target) ->
                            clock(Times.proleptic((Date) value, target).toLocalTime(), 9)),
            Map.entry(
                    "proleptic-timestamp-written",
                    (value, target) -> timestamp(Times.proleptic((Date) value, target), 9)),
            Map.entry("micros-time-written", (value, target) -> microsTime((LocalTime) value)),
            Map.entry("micros-timestamp-written", (value, target) -> timestamp(Times.micros((LocalDateTime) value), 6)),
            Map.entry(
                    "calendar-day-zone-written",
                    (value, target) -> calendarDay((Date) value, target) + " " + zone((Date) value, target)),
            Map.entry(
                    "calendar-time-zone-written",
                    (value, target) ->
                            clock(Times.fields((Date) value, target.zone()).toLocalTime(), 3)
                                    + zone((Date) value, target)),
            Map.entry("calendar-timestamp-zone-written", (value, target) -> zoned((Date) value, target)),
            Map.entry("calendar-day-written", (value, target) -> calendarDay((Date) value, target)),
            Map.entry("calendar-time-millis-written", (value, target) -> millis((Date) value, target)),
            Map.entry(
                    "calendar-timestamp-cut-written",
                    (value, target) -> cutTimestamp(Times.fields((Date) value, target.zone()))),
            Map.entry("cut-time-written", (value, target) -> cutClock((LocalTime) value)),
            Map.entry("cut-timestamp-written", (value, target) -> sixDigits((LocalDateTime) value)));

    private static final int NANO_DIGITS = 9;
    private static final int NANOS_IN_A_MICRO = 1_000;
    private static final int NANOS_IN_A_MILLI = 1_000_000;
    private static final int MILLIS_IN_A_SECOND = 1_000;
    private static final LocalTime LAST_MICRO = LocalTime.of(23, 59, 59, 999_999_500);

    private TimeTexts() {}

    /** With as many fraction digits as it has, but not more than the given ones. */
    private static String clock(LocalTime time, int most) {
        String digits = String.format(Locale.ROOT, "%09d", time.get(ChronoField.NANO_OF_SECOND))
                .substring(0, most);
        int end = digits.length();
        while (end > 0 && digits.charAt(end - 1) == '0') {
            end--;
        }
        return seconds(time) + (end == 0 ? "" : "." + digits.substring(0, end));
    }

    private static String seconds(LocalTime time) {
        return String.format(Locale.ROOT, "%02d:%02d:%02d", time.getHour(), time.getMinute(), time.getSecond());
    }

    private static String timestamp(LocalDateTime time, int most) throws Inconvertible {
        return Times.day(time.toLocalDate()) + " " + clock(time.toLocalTime(), most);
    }

    private static String microsTime(LocalTime time) {
        return time.isBefore(LAST_MICRO)
                ? clock(Times.micros(time.atDate(LocalDate.EPOCH)).toLocalTime(), 6)
                : "24:00:00";
    }

    private static String offsetTime(OffsetTime time) {
        return clock(time.toLocalTime(), NANO_DIGITS) + offset(time.getOffset());
    }

    private static String offsetTimestamp(Object value) throws Inconvertible {
        OffsetDateTime time;
        if (value instanceof Instant instant) {
            requireReasonable(instant);
            time = instant.atOffset(ZoneOffset.UTC);
        } else {
            time = value instanceof ZonedDateTime zoned ? zoned.toOffsetDateTime() : (OffsetDateTime) value;
        }
        return timestamp(time.toLocalDateTime(), NANO_DIGITS) + offset(time.getOffset());
    }

    private static void requireReasonable(Instant instant) throws Inconvertible {
        if (Math.abs(instant.getEpochSecond()) > Integer.MAX_VALUE * 200L) {
            throw new Inconvertible("the date is outside of the years 1 to 9999");
        }
    }

    private static String offset(ZoneOffset offset) {
        return offset(offset.get(ChronoField.OFFSET_SECONDS));
    }

    /** Hours, and minutes and seconds where there are some. */
    private static String offset(int seconds) {
        int absolute = Math.abs(seconds);
        StringBuilder text = new StringBuilder(seconds < 0 ? "-" : "+");
        text.append(String.format(Locale.ROOT, "%02d", absolute / 3600));
        if (absolute % 3600 != 0) {
            text.append(String.format(Locale.ROOT, ":%02d", absolute / 60 % 60));
        }
        if (absolute % 60 != 0) {
            text.append(String.format(Locale.ROOT, ":%02d", absolute % 60));
        }
        return text.toString();
    }

    private static String calendarDay(Date value, Target target) throws Inconvertible {
        return Times.day(Times.fields(value, target.zone()).toLocalDate()).toString();
    }

    /** The offset that the zone has to a calendar, which is no other for dates of long ago. */
    private static String zone(Date value, Target target) {
        return offset(calendarOffset(value.getTime(), target.zone()));
    }

    private static int calendarOffset(long millis, TimeZone zone) {
        Calendar calendar = new GregorianCalendar(zone);
        calendar.setTimeInMillis(millis);
        return (calendar.get(Calendar.ZONE_OFFSET) + calendar.get(Calendar.DST_OFFSET)) / MILLIS_IN_A_SECOND;
    }

    private static String zoned(Date value, Target target) throws Inconvertible {
        LocalDateTime time = Times.micros(Times.fields(value, target.zone()));
        boolean carried = time.get(ChronoField.MICRO_OF_SECOND) == 0
                && Times.fields(value, target.zone()).get(ChronoField.NANO_OF_SECOND) >= 999_999_500;
        if (carried && zone(value, target).equals(zone(new Date(value.getTime() + MILLIS_IN_A_SECOND), target))) {
            return timestamp(time, 6) + zone(value, target);
        } else if (carried) {
            throw new Inconvertible("the second is rounded to one of another offset to the time zone");
        }
        return timestamp(time, 6) + zone(value, target);
    }

    private static String millis(Date value, Target target) throws Inconvertible {
        LocalTime time = Times.fields(value, target.zone()).toLocalTime();
        return String.format(Locale.ROOT, "%s.%03d", seconds(time), time.get(ChronoField.MILLI_OF_SECOND));
    }

    private static String cutTimestamp(LocalDateTime time) throws Inconvertible {
        return Times.day(time.toLocalDate()) + " " + cutClock(time.toLocalTime());
    }

    // No digits, three or six; what is below the last of six is cut off.
    private static String cutClock(LocalTime time) {
        int micros = time.get(ChronoField.NANO_OF_SECOND) / NANOS_IN_A_MICRO;
        if (micros == 0) {
            return seconds(time);
        }
        return time.get(ChronoField.NANO_OF_SECOND) % NANOS_IN_A_MILLI == 0
                ? String.format(Locale.ROOT, "%s.%03d", seconds(time), micros / NANOS_IN_A_MICRO)
                : String.format(Locale.ROOT, "%s.%06d", seconds(time), micros);
    }

    private static String sixDigits(LocalDateTime time) throws Inconvertible {
        LocalTime clock = time.toLocalTime();
        String fraction = String.format(Locale.ROOT, ".%06d", clock.get(ChronoField.NANO_OF_SECOND) / NANOS_IN_A_MICRO);
        return Times.day(time.toLocalDate()) + " " + seconds(clock)
                + (clock.get(ChronoField.NANO_OF_SECOND) == 0 ? "" : fraction);
    }
}
