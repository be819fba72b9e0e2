package io.kmsenc;

import io.kmsenc.jdbc.SqlErrors;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What a data source asks of its property {@code url}, and what it learns from it. */
final class DataSourceUrl {

    private static final String JDBC = "jdbc:";

    private DataSourceUrl() {}

    /**
     * The URL, if it is one of ours.
     *
     * @throws SQLException if it is missing or another driver's
     */
    static String check(Class<?> dataSource, @Nullable String url) throws SQLException {
        String place = dataSource.getSimpleName() + " url: ";
        if (url == null || url.isBlank()) {
            throw SqlErrors.configuration(place + "is not set; set it to \"" + KmsEncUrl.PREFIX
                    + "\" and the delegate's URL without \"jdbc:\"");
        }
        if (!KmsEncUrl.isOurs(url)) {
            throw SqlErrors.configuration(place + "\"" + shown(url) + "\" is not a URL of kmsenc; begin it with \""
                    + KmsEncUrl.PREFIX + (url.startsWith(JDBC) ? shown(url).substring(JDBC.length()) : "") + "\"");
        }
        return url;
    }

    /** The beginning that names the drivers: what follows may hold a password. */
    static String shown(String url) {
        int end = url.startsWith(KmsEncUrl.PREFIX) ? KmsEncUrl.PREFIX.length() : JDBC.length();
        return url.startsWith(JDBC) ? url.substring(0, url.indexOf(':', end) + 1) : "";
    }

    /** Tells the delegate how long it may take, if it has a property for that. */
    static void limitLogin(String url, int seconds, Properties properties) {
        if (seconds > 0 && url.contains(":postgresql:")) {
            properties.setProperty("loginTimeout", Integer.toString(seconds));
        } else if (seconds > 0 && (url.contains(":mariadb:") || url.contains(":mysql:"))) {
            properties.setProperty("connectTimeout", Long.toString(Math.min(seconds * 1000L, Integer.MAX_VALUE)));
        }
    }
}
