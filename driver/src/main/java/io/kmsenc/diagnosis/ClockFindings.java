package io.kmsenc.diagnosis;

import io.kmsenc.keys.DataKeyRecord;
import io.kmsenc.sql.Dialect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Whether the clocks agree: the day of a data key's label is that of the process that made it. */
public final class ClockFindings {

    /** Less is nothing that a day would notice, nor the signature of a request to KMS. */
    static final Duration TOLERANCE = Duration.ofMinutes(1);

    private static final String CHECK = "clock";

    private static final String DATABASE = "the database's clock";

    private ClockFindings() {}

    /** Compares this machine's clock with the database's. */
    public static Finding ofDatabase(Connection connection, Dialect dialect, Clock clock) throws SQLException {
        Instant before = clock.instant();
        Instant there = now(connection, dialect);
        Instant middle = before.plus(Duration.between(before, clock.instant()).dividedBy(2));
        return skew(Duration.between(middle, there));
    }

    static Finding skew(Duration ahead) {
        long seconds = ahead.abs().toSeconds();
        String said = seconds < 2
                ? "agrees with this machine's"
                : "is " + seconds + " seconds " + (ahead.isNegative() ? "behind" : "ahead of") + " this machine's";
        return ahead.abs().compareTo(TOLERANCE) < 0
                ? Finding.ok(CHECK, DATABASE, said)
                : Finding.problem(CHECK, DATABASE, said, "let both follow a time server");
    }

    private static Instant now(Connection connection, Dialect dialect) throws SQLException {
        String query = switch (dialect) {
            case H2 -> "SELECT CURRENT_TIMESTAMP";
            case POSTGRESQL -> "SELECT clock_timestamp()";
            case MARIADB -> "SELECT UTC_TIMESTAMP(3)";
        };
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return dialect == Dialect.MARIADB
                    ? rows.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC)
                    : rows.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    /** Whether a data key is of a day that hasn't begun here. */
    public static Finding ofLabels(List<DataKeyRecord> keys, Clock clock) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Optional<LocalDate> newest =
                keys.stream().flatMap(key -> day(key.label()).stream()).max(Comparator.naturalOrder());
        return newest.filter(day -> day.isAfter(today)).isPresent()
                ? Finding.problem(
                        CHECK,
                        "label days",
                        "a data key is of " + newest.get() + ", and here it is " + today + " (UTC)",
                        "let this machine, and all that write, follow a time server")
                : Finding.ok(
                        CHECK,
                        "label days",
                        newest.map(day -> "the newest is " + day).orElse("there is none") + ", and here it is " + today
                                + " (UTC)");
    }

    private static Optional<LocalDate> day(String label) {
        try {
            return label.matches("\\d{4}-\\d{2}-\\d{2}/.*")
                    ? Optional.of(LocalDate.parse(label.substring(0, 10)))
                    : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
