package io.kmsenc;

import io.kmsenc.jdbc.SqlErrors;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import javax.sql.XADataSource;
import org.jspecify.annotations.Nullable;

/** Makes the XADataSource of the driver that a destination has, and gives it the destination's URL, user and password. */
final class DelegateXADataSources {

    private static final String PROPERTY = "KmsEncXADataSource xaDataSourceClassName: ";

    /** The class by the driver's. */
    private static final Map<String, String> KNOWN = Map.of(
            "org.h2.Driver", "org.h2.jdbcx.JdbcDataSource",
            "org.postgresql.Driver", "org.postgresql.xa.PGXADataSource",
            "org.mariadb.jdbc.Driver", "org.mariadb.jdbc.MariaDbDataSource",
            "com.mysql.cj.jdbc.Driver", "com.mysql.cj.jdbc.MysqlXADataSource",
            "com.mysql.jdbc.Driver", "com.mysql.cj.jdbc.MysqlXADataSource");

    private DelegateXADataSources() {}

    /**
     * @param named the class that was asked for; null for the one that belongs to the driver
     * @throws SQLException if there is no such class, or it can't be set up
     */
    static XADataSource make(Destination destination, @Nullable String named) throws SQLException {
        String driver = destination.driver().getClass().getName();
        String name = named == null ? KNOWN.get(driver) : named;
        if (name == null) {
            throw SqlErrors.configuration(PROPERTY + "is not set, and no XADataSource is known for the driver \""
                    + driver + "\"; set it to the class that this driver has for XA");
        }
        XADataSource source = instance(type(destination, name));
        Properties rest = new Properties();
        rest.putAll(destination.properties());
        String user = (String) rest.remove("user");
        Object password = rest.remove("password");
        set(source, "url", ParameterText.added(destination.delegateUrl(), rest));
        if (user != null) {
            set(source, "user", user);
        }
        if (password instanceof String text) {
            set(source, "password", text);
        }
        return source;
    }

    private static Class<? extends XADataSource> type(Destination destination, String name) throws SQLException {
        for (ClassLoader loader : loaders(destination)) {
            try {
                Class<?> type = Class.forName(name, false, loader);
                if (!XADataSource.class.isAssignableFrom(type)) {
                    throw SqlErrors.configuration(
                            PROPERTY + "\"" + name + "\" is no javax.sql.XADataSource; name a class that is one");
                }
                return type.asSubclass(XADataSource.class);
            } catch (ClassNotFoundException e) {
                // the next one may have it
            }
        }
        throw SqlErrors.configuration(
                PROPERTY + "\"" + name + "\" is not on the class path; put the driver's jar that holds it there");
    }

    // First the one that the driver is from: its classes must fit together.
    private static List<ClassLoader> loaders(Destination destination) {
        List<ClassLoader> loaders = new ArrayList<>();
        loaders.add(destination.driver().getClass().getClassLoader());
        loaders.add(Thread.currentThread().getContextClassLoader());
        loaders.add(DelegateXADataSources.class.getClassLoader());
        loaders.removeIf(java.util.Objects::isNull);
        return loaders;
    }

    private static XADataSource instance(Class<? extends XADataSource> type) throws SQLException {
        try {
            return type.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw SqlErrors.configuration(PROPERTY + "\"" + type.getName()
                    + "\" can't be made by a public constructor without parameters; name a class that has one");
        }
    }

    private static void set(XADataSource source, String property, String value) throws SQLException {
        String setter = "set" + property;
        for (Method method : source.getClass().getMethods()) {
            if (method.getName().toLowerCase(Locale.ROOT).equals(setter)
                    && method.getParameterCount() == 1
                    && method.getParameterTypes()[0] == String.class) {
                invoke(source, method, value);
                return;
            }
        }
        throw SqlErrors.configuration(PROPERTY + "\"" + source.getClass().getName() + "\" has no property \"" + property
                + "\" of type String; name a class that has one");
    }

    private static void invoke(XADataSource source, Method method, String value) throws SQLException {
        try {
            method.invoke(source, value);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof SQLException failure) {
                throw failure;
            }
            throw failed(source, method, e.getCause());
        } catch (IllegalAccessException e) {
            throw failed(source, method, e);
        }
    }

    // Without the value, which may be a password, and without the cause's message, which may hold it.
    private static SQLException failed(XADataSource source, Method method, Throwable e) {
        return SqlErrors.configuration(
                PROPERTY + "\"" + source.getClass().getName() + "\" failed in " + method.getName() + " with "
                        + e.getClass().getName() + "; look into the URL and the connectionProperties");
    }
}
