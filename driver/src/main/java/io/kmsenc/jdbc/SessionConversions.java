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
    private @Nullable Conversions conversions;
    private @Nullable TimeZone zone;

    SessionConversions(Connection delegate) {
        this.delegate = delegate;
    }

    /**
     * What the delegate's driver does.
     *
     * @throws SQLException if it is one whose conversions aren't known, or one that is told to do them otherwise
     */
    Conversions of(ColumnRule rule) throws SQLException {
        if (conversions == null) {
            DatabaseMetaData driver = delegate.getMetaData();
            String name = driver.getDriverName();
            Conversions known = Conversions.ofDriver(name)
                    .orElseThrow(() -> SqlErrors.unsuitableValue(
                            rule,
                            "what the driver \"" + name + "\" does with values of type " + rule.declared()
                                    + " isn't known; declare the column text, or use the database's own driver"));
            String option = known.unknownOption(driver.getURL()).orElse(null);
            if (option != null) {
                throw SqlErrors.unsuitableValue(
                        rule,
                        "what the driver does with values of type " + rule.declared() + " under its option \"" + option
                                + "\" isn't known; remove the option, or declare the column text");
            }
            conversions = known;
        }
        return conversions;
    }

    /** @param calendar the caller's, if it gave one */
    Target target(ColumnRule rule, @Nullable Calendar calendar) throws SQLException {
        if (calendar != null) {
            return new Target(rule.declared(), calendar.getTimeZone(), true);
        }
        boolean asked = of(rule).takesZoneOfSession() && rule.declared().type().isTemporal();
        return new Target(rule.declared(), asked ? zoneOfSession() : TimeZone.getDefault(), false);
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
