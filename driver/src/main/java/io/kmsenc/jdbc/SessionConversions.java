package io.kmsenc.jdbc;

import io.kmsenc.schema.ColumnRule;
import io.kmsenc.value.Conversions;
import io.kmsenc.value.Target;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/** How values of declared types are converted on one connection. As safe for threads as the connection is. */
final class SessionConversions {

    private final Connection delegate;
    private @Nullable Found found;
    private @Nullable TimeZone zone;

    SessionConversions(Connection delegate) {
        this.delegate = delegate;
    }

    /**
     * What the delegate's driver does. Of a driver whose conversions aren't known, or one that is told to do them otherwise, that
     * is what all do with strings.
     *
     * @throws SQLException if such a driver would have to convert a value that is no string
     */
    Conversions of(ColumnRule rule) throws SQLException {
        Found sure = found;
        if (sure == null) {
            sure = found();
            found = sure;
        }
        if (sure.known == null && !rule.type().isString()) {
            throw SqlErrors.unsuitableValue(rule, sure.unknown.formatted(rule.declared()));
        }
        return sure.known == null ? Conversions.common() : sure.known;
    }

    /**
     * @param unknown what isn't known, with the declared type as {@code %s}
     */
    private record Found(@Nullable Conversions known, String unknown) {}

    private Found found() throws SQLException {
        DatabaseMetaData driver = delegate.getMetaData();
        String name = driver.getDriverName();
        Conversions known = Conversions.ofDriver(name).orElse(null);
        if (known == null) {
            return new Found(
                    null,
                    "what the driver \"" + name.replace("%", "%%")
                            + "\" does with values of type %s isn't known; declare the"
                            + " column text, or use the database's own driver");
        }
        String option = known.unknownOption(driver.getURL()).orElse(null);
        if (option == null) {
            return new Found(known, "");
        }
        return new Found(
                null,
                "what the driver does with values of type %s under its option \"" + option
                        + "\" isn't known; remove the option, or declare the column text");
    }

    /**
     * @param calendar the caller's, if it gave one
     * @param instant whether a time zone matters to the value; to one of a temporal column it always does
     */
    Target target(ColumnRule rule, @Nullable Calendar calendar, boolean instant) throws SQLException {
        if (calendar != null) {
            return new Target(rule.declared(), calendar.getTimeZone(), true);
        }
        boolean asked = (instant || rule.declared().type().isTemporal()) && of(rule).takesZoneOfSession();
        return new Target(rule.declared(), asked ? zoneOfSession() : null, false);
    }

    // By place: the columns have other names under OLD_INFORMATION_SCHEMA.
    private TimeZone zoneOfSession() throws SQLException {
        if (zone == null) {
            try (Statement statement = delegate.createStatement();
                    ResultSet settings = statement.executeQuery("SELECT * FROM INFORMATION_SCHEMA.SETTINGS")) {
                while (settings.next()) {
                    if (settings.getString(1).equals("TIME ZONE")) {
                        zone = TimeZone.getTimeZone(ZoneId.of(settings.getString(2)));
                    }
                }
            }
        }
        return zone == null ? TimeZone.getDefault() : zone;
    }

    /** To be called after a statement was executed: it may have changed the session's time zone. */
    void executed() {
        zone = null;
    }
}
