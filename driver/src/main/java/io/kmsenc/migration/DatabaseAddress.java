package io.kmsenc.migration;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The part of a JDBC URL that says where a database is. */
final class DatabaseAddress {

    // A password may hold any character, an @ and a stroke as well: up to the last one.
    private static final Pattern USER = Pattern.compile("//.*@");

    private DatabaseAddress() {}

    /**
     * The URL without user and parameters, each of which may be a credential. Where an address itself has parameters, as MariaDB's and
     * MySQL's long forms have, the kind of database alone is left.
     */
    static String of(@Nullable String url) {
        if (url == null) {
            return "unknown";
        }
        String plain = USER.matcher(url).replaceFirst("//").split("[?;]", 2)[0];
        return plain.contains("=") || plain.contains("(")
                ? plain.split("//", 2)[0].split("[=(]", 2)[0] + "…"
                : plain;
    }
}
