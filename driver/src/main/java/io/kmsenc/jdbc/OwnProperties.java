package io.kmsenc.jdbc;

import io.kmsenc.keys.DataKeys;
import java.sql.ClientInfoStatus;
import java.sql.SQLClientInfoException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The client properties whose names begin with {@code kmsenc.}, in any letter case. They are kmsenc's and never the
 * delegate's. One can be set: {@code kmsenc.scope}, whose data keys encrypt what the connection writes from then on. As safe
 * for threads as a connection.
 */
public final class OwnProperties {

    /** The scope whose data keys encrypt; none where it is null or empty. */
    public static final String SCOPE = "kmsenc.scope";

    private static final String PREFIX = "kmsenc.";

    private String scope = DataKeys.ROOT_SCOPE;

    OwnProperties() {}

    static boolean has(@Nullable String name) {
        return name != null && name.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
    }

    /** The value of a property, or null where it has none. */
    @Nullable
    String get(String name) {
        return isScope(name) && isChosen() ? scope : null;
    }

    /** The scope in force. */
    String scope() {
        return scope;
    }

    private boolean isChosen() {
        return !scope.equals(DataKeys.ROOT_SCOPE);
    }

    /**
     * Sets one of ours.
     *
     * @throws SQLClientInfoException if there is none of that name, or the value isn't possible
     */
    void set(String name, @Nullable String value) throws SQLClientInfoException {
        require(name, value, Map.of(name, status(name)));
        scope = scopeOf(value);
    }

    /**
     * Those of many that are the delegate's. Names of nested defaults count.
     *
     * @throws SQLClientInfoException if one is ours by its name and can't be set
     */
    static Properties others(Properties properties) throws SQLClientInfoException {
        Map<String, ClientInfoStatus> failed = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> failed.put(name, status(name)));
        Properties others = new Properties();
        for (String name : properties.stringPropertyNames()) {
            if (has(name)) {
                require(name, properties.getProperty(name), failed);
            } else {
                others.setProperty(name, properties.getProperty(name));
            }
        }
        return others.size() == failed.size() ? properties : others;
    }

    /** Sets ours among many, which {@link #others} let pass; what isn't there is cleared, as JDBC says. */
    void setAll(Properties properties) {
        scope = DataKeys.ROOT_SCOPE;
        properties.stringPropertyNames().stream()
                .filter(OwnProperties::isScope)
                .forEach(name -> scope = scopeOf(properties.getProperty(name)));
    }

    /** Adds ours to the delegate's, where there is one. */
    @Nullable
    Properties addTo(@Nullable Properties others) {
        if (!isChosen()) {
            return others;
        }
        Properties all = new Properties();
        if (others != null) {
            others.stringPropertyNames().forEach(name -> all.setProperty(name, others.getProperty(name)));
        }
        all.setProperty(SCOPE, scope);
        return all;
    }

    private static void require(String name, @Nullable String value, Map<String, ClientInfoStatus> failed)
            throws SQLClientInfoException {
        if (!isScope(name)) {
            throw SqlErrors.unknownProperty(name, failed);
        }
        if (!DataKeys.isScope(scopeOf(value))) {
            Map<String, ClientInfoStatus> invalid = new TreeMap<>(failed);
            invalid.put(name, ClientInfoStatus.REASON_VALUE_INVALID);
            throw SqlErrors.invalidScope(name, invalid);
        }
    }

    private static String scopeOf(@Nullable String value) {
        return value == null || value.isEmpty() ? DataKeys.ROOT_SCOPE : value;
    }

    private static boolean isScope(String name) {
        return name.equalsIgnoreCase(SCOPE);
    }

    private static ClientInfoStatus status(String name) {
        return has(name) && !isScope(name) ? ClientInfoStatus.REASON_UNKNOWN_PROPERTY : ClientInfoStatus.REASON_UNKNOWN;
    }
}
