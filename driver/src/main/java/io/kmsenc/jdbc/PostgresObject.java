package io.kmsenc.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The object that PostgreSQL's driver gives and takes for a type that JDBC has no class for. The driver of the delegate is none of
 * ours to compile against: the class is asked for by its name.
 */
final class PostgresObject {

    private static final String NAME = "org.postgresql.util.PGobject";

    private PostgresObject() {}

    /** Whether the value is one, and none of the classes that are made of it, which stand for types of their own. */
    static boolean isOne(@Nullable Object value) {
        return value != null && isOne(value.getClass());
    }

    static boolean isOne(Class<?> type) {
        return type.getName().equals(NAME);
    }

    /** The name of its type in lower case; empty where it has none. */
    static String type(Object value) throws SQLException {
        String type = (String) called(value, "getType");
        return type == null ? "" : type.toLowerCase(Locale.ROOT);
    }

    /** Its value as a text; null is NULL. */
    static @Nullable String value(Object value) throws SQLException {
        return (String) called(value, "getValue");
    }

    /**
     * A new one.
     *
     * @param beside a class of the driver
     */
    static Object of(String type, String value, Class<?> beside) throws SQLException {
        try {
            Class<?> found = isOne(beside) ? beside : Class.forName(NAME, true, beside.getClassLoader());
            Object made = found.getConstructor().newInstance();
            found.getMethod("setType", String.class).invoke(made, type);
            found.getMethod("setValue", String.class).invoke(made, value);
            return made;
        } catch (ReflectiveOperationException e) {
            throw SqlErrors.unreachableClass(NAME, e);
        }
    }

    private static @Nullable Object called(Object value, String method) throws SQLException {
        try {
            return value.getClass().getMethod(method).invoke(value);
        } catch (InvocationTargetException | NoSuchMethodException | IllegalAccessException e) {
            throw SqlErrors.unreachableClass(NAME, e);
        }
    }
}
