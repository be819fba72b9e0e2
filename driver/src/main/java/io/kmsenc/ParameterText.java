package io.kmsenc;

import io.kmsenc.jdbc.SqlErrors;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Properties;
import java.util.TreeSet;

/** Writes properties into a delegate's URL, in the syntax of its driver, for where there is no other place for them. */
final class ParameterText {

    private ParameterText() {}

    /**
     * The URL with the properties. What the URL says itself goes first, as with the drivers.
     *
     * @throws SQLException if the driver's syntax has no way to write a value
     */
    static String added(String url, Properties properties) throws SQLException {
        StringBuilder text = new StringBuilder();
        boolean h2 = url.contains(":h2:");
        for (String name : new TreeSet<>(properties.stringPropertyNames())) {
            String value = properties.getProperty(name);
            text.append(h2 ? ";" : "&")
                    .append(name)
                    .append('=')
                    .append(h2 ? escaped(value) : encoded(url, name, value));
        }
        if (text.isEmpty()) {
            return url;
        }
        return h2 ? url + text : beforeOthers(url, text.substring(1));
    }

    // Where a parameter stands twice, the later one counts.
    private static String beforeOthers(String url, String text) {
        int query = url.indexOf('?');
        if (query < 0) {
            return url + "?" + text;
        }
        String others = url.substring(query + 1);
        return url.substring(0, query + 1) + text + (others.isEmpty() ? "" : "&" + others);
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace(";", "\\;");
    }

    private static String encoded(String url, String name, String value) throws SQLException {
        if (!url.contains(":mariadb:")) {
            return URLEncoder.encode(value, StandardCharsets.UTF_8);
        }
        // taken as it stands, up to the next ampersand
        if (value.indexOf('&') >= 0) {
            throw SqlErrors.configuration("connectionProperties \"" + name
                    + "\": holds \"&\", which a URL of MariaDB can't; choose a value without it");
        }
        return value;
    }
}
