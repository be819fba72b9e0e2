package io.kmsenc.value;

import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.Map;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates and timestamps as they are stored. */
@SuppressWarnings("JavaUtilDate") // setters are given them
final class Times {

    static final Map<String, Conversion> STORED = Map.ofEntries(
            Map.entry("day", (value, target) -> day((LocalDate) value)),
            Map.entry("midnight", (value, target) -> day((LocalDate) value).atStartOfDay()),
            Map.entry("rounded", (value, target) -> rounded((LocalDateTime) value, target)),
            Map.entry("micros-rounded", (value, target) -> roundedFromEpoch(micros((LocalDateTime) value), target)),
            Map.entry("cut", (value, target) -> cut((LocalDateTime) value, target)),
            Map.entry("day-of", (value, target) -> day(((LocalDateTime) value).toLocalDate())),
            Map.entry(
                    "micros-day-of",
                    (value, target) -> day(micros((LocalDateTime) value).toLocalDate())),
            Map.entry(
                    "proleptic-day",
                    (value, target) -> day(proleptic((Date) value, target).toLocalDate())),
            Map.entry(
                    "proleptic-midnight",
                    (value, target) ->
                            day(proleptic((Date) value, target).toLocalDate()).atStartOfDay()),
            Map.entry("proleptic-rounded", (value, target) -> rounded(proleptic((Date) value, target), target)),
            Map.entry(
                    "calendar-day",
                    (value, target) -> day(fields((Date) value, target.zone()).toLocalDate())),
            Map.entry(
                    "calendar-midnight",
                    (value, target) -> day(fields((Date) value, target.zone()).toLocalDate())
                            .atStartOfDay()),
            Map.entry(
                    "calendar-micros-rounded",
                    (value, target) -> roundedFromEpoch(micros(fields((Date) value, target.zone())), target)),
            Map.entry(
                    "calendar-micros-day",
                    (value, target) ->
                            day(micros(fields((Date) value, target.zone())).toLocalDate())),
            Map.entry("calendar-cut", (value, target) -> cut(fields((Date) value, target.zone()), target)),
            Map.entry("day-text", (value, target) -> day(text((String) value).toLocalDate())),
            Map.entry("only-day-text", (value, target) -> day(onlyDay((String) value))),
            Map.entry("rounded-text", (value, target) -> rounded(text((String) value), target)),
            Map.entry("cut-text", (value, target) -> cut(text((String) value), target)));

    private static final LocalDateTime POSTGRESQL_EPOCH = LocalDateTime.of(2000, 1, 1, 0, 0);
    private static final long DAY = 86_400_000;
    private static final int NANOS_IN_A_MILLI = 1_000_000;
    private static final int NANOS_IN_A_MICRO = 1_000;

    private static final Pattern TEXT =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)(?:[ T](\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?))?");

    private Times() {}

    static LocalDate day(LocalDate day) throws Inconvertible {
        if (day.getYear() < 1 || day.getYear() > 9999) {
            throw new Inconvertible("the date is outside of the years 1 to 9999");
        }
        return day;
    }

    static LocalDateTime inRange(LocalDateTime time) throws Inconvertible {
        day(time.toLocalDate());
        return time;
    }

    private static LocalDateTime rounded(LocalDateTime time, Target target) throws Inconvertible {
        return rounded(time, target, true);
    }

    /** PostgreSQL counts from the year 2000 on and back, and rounds what is half away from there. */
    private static LocalDateTime roundedFromEpoch(LocalDateTime time, Target target) throws Inconvertible {
        return rounded(time, target, !time.isBefore(POSTGRESQL_EPOCH));
    }

    private static LocalDateTime rounded(LocalDateTime time, Target target, boolean halfUp) throws Inconvertible {
        int unit = unit(target);
        int over = time.get(ChronoField.NANO_OF_SECOND) % unit;
        boolean up = over > unit / 2 || (halfUp && unit > 1 && over == unit / 2);
        return inRange(up ? time.plusNanos((long) unit - over) : time.minusNanos(over));
    }

    private static LocalDateTime cut(LocalDateTime time, Target target) throws Inconvertible {
        return inRange(time.withNano(
                time.get(ChronoField.NANO_OF_SECOND) - time.get(ChronoField.NANO_OF_SECOND) % unit(target)));
    }

    static LocalDateTime micros(LocalDateTime time) {
        return time.plusNanos(NANOS_IN_A_MICRO / 2).truncatedTo(ChronoUnit.MICROS);
    }

    /** The nanoseconds of the last digit that the type keeps. */
    private static int unit(Target target) {
        int unit = 1;
        for (int digits = target.declared().size(); digits < 9; digits++) {
            unit *= 10;
        }
        return unit;
    }

    /** Days counted on in today's calendar, before 1582 too. */
    static LocalDateTime proleptic(Date value, Target target) throws Inconvertible {
        long millis = value.getTime();
        requireReasonable(millis);
        long local = millis + offset(millis, target);
        return LocalDate.ofEpochDay(Math.floorDiv(local, DAY))
                .atStartOfDay()
                .plusNanos(Math.floorMod(local, DAY) / 1000 * 1000 * NANOS_IN_A_MILLI + nanos(value));
    }

    // H2 asks a calendar's zone for what it was long ago, but for its own zone it knows better.
    private static long offset(long millis, Target target) {
        return target.given()
                ? target.zone().getOffset(millis)
                : 1000L
                        * target.zone()
                                .toZoneId()
                                .getRules()
                                .getOffset(Instant.ofEpochMilli(millis))
                                .getTotalSeconds();
    }

    /** Year, month and day as {@link Date#toString} shows them: of the Julian calendar before 1582. */
    static LocalDateTime fields(Date value, TimeZone zone) throws Inconvertible {
        requireReasonable(value.getTime());
        Calendar calendar = new GregorianCalendar(zone);
        calendar.setTimeInMillis(value.getTime());
        int year = calendar.get(Calendar.YEAR);
        try {
            return LocalDateTime.of(
                            calendar.get(Calendar.ERA) == GregorianCalendar.BC ? 1 - year : year,
                            calendar.get(Calendar.MONTH) + 1,
                            calendar.get(Calendar.DAY_OF_MONTH),
                            calendar.get(Calendar.HOUR_OF_DAY),
                            calendar.get(Calendar.MINUTE),
                            calendar.get(Calendar.SECOND))
                    .plusNanos(nanos(value));
        } catch (DateTimeException e) {
            throw new Inconvertible("the date is a day of the Julian calendar alone");
        }
    }

    private static long nanos(Date value) {
        return value instanceof Timestamp time
                ? time.getNanos()
                : Math.floorMod(value.getTime(), 1000L) * NANOS_IN_A_MILLI;
    }

    private static void requireReasonable(long millis) throws Inconvertible {
        if (Math.abs(millis / DAY) > 4_000_000) {
            throw new Inconvertible("the date is outside of the years 1 to 9999");
        }
    }

    static LocalDateTime text(String text) throws Inconvertible {
        Matcher matcher = TEXT.matcher(Numbers.trimmed(text));
        if (!matcher.matches()) {
            throw new Inconvertible("the text is not of the form yyyy-mm-dd, or yyyy-mm-dd hh:mm:ss[.f…]");
        }
        try {
            LocalDate day = LocalDate.parse(matcher.group(1));
            String time = matcher.group(2);
            return time == null ? day.atStartOfDay() : LocalDateTime.parse(day + "T" + time);
        } catch (DateTimeException e) {
            throw new Inconvertible("the text is no date");
        }
    }

    static LocalDate onlyDay(String text) throws Inconvertible {
        if (Numbers.trimmed(text).length() > "yyyy-mm-dd".length()) {
            throw new Inconvertible("the text is not of the form yyyy-mm-dd");
        }
        return text(text).toLocalDate();
    }
}
