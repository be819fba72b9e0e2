package io.kmsenc.jdbc;

import java.sql.ClientInfoStatus;
import java.sql.SQLClientInfoException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The names of client properties that begin with {@code kmsenc.}, in any letter case. They are kmsenc's and never the
 * delegate's; there is none yet that can be set.
 */
final class OwnProperties {

    private static final String PREFIX = "kmsenc.";

    private OwnProperties() {}

    static boolean has(@Nullable String name) {
        return name != null && name.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
    }

    static void requireOthers(@Nullable String name) throws SQLClientInfoException {
        if (name != null && has(name)) {
            throw SqlErrors.unknownProperty(name, Map.of(name, ClientInfoStatus.REASON_UNKNOWN_PROPERTY));
        }
    }

    /** The same of many: where one is refused, none is set. Names of nested defaults count. */
    static void requireOthers(@Nullable Properties properties) throws SQLClientInfoException {
        Map<String, ClientInfoStatus> failed = new TreeMap<>();
        String own = null;
        for (String name : properties == null ? java.util.Set.<String>of() : properties.stringPropertyNames()) {
            failed.put(name, has(name) ? ClientInfoStatus.REASON_UNKNOWN_PROPERTY : ClientInfoStatus.REASON_UNKNOWN);
            own = has(name) ? name : own;
        }
        if (own != null) {
            throw SqlErrors.unknownProperty(own, failed);
        }
    }
}
