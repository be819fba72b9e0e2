package io.kmsenc.value;

import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Map;
import java.util.TimeZone;

/**
 * Dates and timestamps as getters give them. An instant is found in the zone of the caller's calendar, or else of the process:
 * by today's calendar ({@code proleptic-…}) or by the Julian one before 1582 ({@code calendar-…}), as {@link Date#toString} counts.
 */
@SuppressWarnings("JavaUtilDate") // drivers give them
final class TimeReads {

    static final Map<String, Conversion> READ = Map.ofEntries(
            Map.entry("local-date", (value, target) -> time(value).toLocalDate()),
            Map.entry("local-time", (value, target) -> time(value).toLocalTime()),
            Map.entry("local-date-time", (value, target) -> time(value)),
            Map.entry("proleptic-date", (value, target) -> new Date(instant(midnight(value), target.zone()))),
            Map.entry(
                    "proleptic-timestamp",
                    (value, target) -> timestamp(time(value), instant(time(value), target.zone()))),
            Map.entry("proleptic-instant", (value, target) -> new java.util.Date(instant(time(value), target.zone()))),
            Map.entry("calendar-date", (value, target) -> new Date(millis(midnight(value), target.zone()))),
            Map.entry("calendar-date-and-time", (value, target) -> new Date(millis(time(value), target.zone()))),
            Map.entry(
                    "calendar-timestamp",
                    (value, target) -> timestamp(time(value), millis(time(value), target.zone()))),
            Map.entry("calendar-instant", (value, target) -> new java.util.Date(millis(time(value), target.zone()))),
            Map.entry("zone-date-time", (value, target) -> existing(time(value), target)),
            Map.entry(
                    "zone-time",
                    (value, target) -> new Time(millis(firstDay(existing(time(value), target)), target.zone()))),
            Map.entry("time", (value, target) -> new Time(millis(firstDay(value), target.zone()))));

    private static final LocalDate FIRST_DAY = LocalDate.of(1970, 1, 1);
    private static final int NANOS_IN_A_MILLI = 1_000_000;

    private TimeReads() {}

    private static LocalDateTime time(Object value) {
        return value instanceof LocalDate day ? day.atStartOfDay() : (LocalDateTime) value;
    }

    private static LocalDateTime midnight(Object value) {
        return time(value).truncatedTo(ChronoUnit.DAYS);
    }

    private static LocalDateTime firstDay(Object value) {
        LocalTime time = time(value).toLocalTime();
        return FIRST_DAY.atTime(time);
    }

    /** The same time, or a later one if the clocks of the zone were put forward and it isn't there. */
    static LocalDateTime existing(LocalDateTime time, Target target) {
        return time.atZone(target.zone().toZoneId()).toLocalDateTime();
    }

    private static long instant(LocalDateTime time, TimeZone zone) {
        return time.atZone(zone.toZoneId()).toInstant().toEpochMilli();
    }

    private static long millis(LocalDateTime time, TimeZone zone) {
        Calendar calendar = new GregorianCalendar(zone);
        calendar.clear();
        calendar.set(
                time.getYear(),
                time.getMonthValue() - 1,
                time.getDayOfMonth(),
                time.getHour(),
                time.getMinute(),
                time.getSecond());
        return calendar.getTimeInMillis() + time.get(ChronoField.NANO_OF_SECOND) / NANOS_IN_A_MILLI;
    }

    private static Timestamp timestamp(LocalDateTime time, long millis) {
        Timestamp timestamp = new Timestamp(millis);
        timestamp.setNanos(time.get(ChronoField.NANO_OF_SECOND));
        return timestamp;
    }
}
