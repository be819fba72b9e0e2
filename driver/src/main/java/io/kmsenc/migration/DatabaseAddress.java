package io.kmsenc.migration;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The part of a JDBC URL that says where a database is. */
final class DatabaseAddress {

    private static final Pattern KIND = Pattern.compile("(jdbc:[a-z0-9]+:).*");

    // A password may hold a stroke, and an @ as well: up to the last one.
    private static final Pattern USER = Pattern.compile("//.*@");

    private DatabaseAddress() {}

    /**
     * The URL without user and parameters, each of which may be a credential. Where it can't be told where these begin or end, the
     * kind of database alone is left: a question mark or semicolon before an @ is in a password or begins parameters, and an address
     * may have parameters itself, as MariaDB's and MySQL's long forms have.
     */
    static String of(@Nullable String url) {
        if (url == null) {
            return "unknown";
        }
        String[] parts = url.split("[?;]", 2);
        boolean unclear =
                parts[0].contains("=") || parts[0].contains("(") || (parts.length > 1 && parts[1].contains("@"));
        if (!unclear) {
            return USER.matcher(parts[0]).replaceFirst("//");
        }
        Matcher kind = KIND.matcher(url);
        return kind.matches() ? kind.group(1) + "…" : "unknown";
    }
}
