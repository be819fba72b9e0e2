package io.kmsenc;

import io.kmsenc.jdbc.SqlErrors;
import java.io.PrintWriter;
import java.io.Serializable;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.logging.Logger;
import javax.naming.Reference;
import javax.naming.Referenceable;
import javax.naming.StringRefAddr;
import javax.sql.CommonDataSource;
import org.jspecify.annotations.Nullable;

/**
 * The JavaBean properties that the data sources of kmsenc have in common. One thread sets them; once they are set,
 * threads may share the data source. Nothing is checked before a connection is asked for.
 *
 * <p>The serialized form and the {@link Reference} hold the password if it was set as a property. {@code toString} holds
 * neither password nor URL.
 */
public abstract class KmsEncCommonDataSource implements CommonDataSource, Referenceable, Serializable {

    private static final long serialVersionUID = 1L;

    private @Nullable String url;
    private @Nullable String user;
    private @Nullable String password;
    private @Nullable String config;
    private int loginTimeout;
    private final TreeMap<String, String> connectionProperties = new TreeMap<>();
    private transient @Nullable PrintWriter logWriter;

    KmsEncCommonDataSource() {}

    /** {@code jdbc:kmsenc:<the delegate's URL without jdbc:>}, as the driver takes it. */
    public @Nullable String getUrl() {
        return url;
    }

    public void setUrl(@Nullable String url) {
        this.url = url;
    }

    /** The database's user; null if the URL names it, or each caller does. */
    public @Nullable String getUser() {
        return user;
    }

    public void setUser(@Nullable String user) {
        this.user = user;
    }

    public @Nullable String getPassword() {
        return password;
    }

    public void setPassword(@Nullable String password) {
        this.password = password;
    }

    /**
     * The configuration file, a path or {@code classpath:<resource>}: what the driver knows as {@code kmsenc.config}. Null
     * if it is to be looked for. The URL's parameter of that name goes first.
     */
    public @Nullable String getConfig() {
        return config;
    }

    public void setConfig(@Nullable String config) {
        this.config = config;
    }

    /**
     * The properties for the delegate, {@code name=value;name=value}; empty if there are none. A backslash makes a following
     * semicolon or backslash part of the value.
     */
    public String getConnectionProperties() {
        return PropertyText.of(connectionProperties);
    }

    /**
     * Replaces all properties for the delegate by those of the text.
     *
     * @throws IllegalArgumentException if a part of the text has no {@code =}
     */
    public void setConnectionProperties(@Nullable String properties) {
        Map<String, String> parsed = PropertyText.parse(properties);
        connectionProperties.clear();
        connectionProperties.putAll(parsed);
    }

    public @Nullable String getConnectionProperty(String name) {
        return connectionProperties.get(name);
    }

    /** Sets one property for the delegate; null takes it away. */
    public void setConnectionProperty(String name, @Nullable String value) {
        if (value == null) {
            connectionProperties.remove(name);
        } else {
            connectionProperties.put(name, value);
        }
    }

    /** Sets properties for the delegate, those behind defaults included, beside the ones that are set. */
    public void addConnectionProperties(Properties properties) {
        for (String name : properties.stringPropertyNames()) {
            connectionProperties.put(name, properties.getProperty(name));
        }
    }

    /** In seconds; 0 leaves it to the delegate. */
    @Override
    public int getLoginTimeout() {
        return loginTimeout;
    }

    /**
     * How long the delegate may take to open a connection. It is told so in its own way ({@code loginTimeout} of
     * PostgreSQL, {@code connectTimeout} of MariaDB and MySQL); H2 knows no such limit.
     *
     * @throws SQLException if it is negative
     */
    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        if (seconds < 0) {
            throw problem("loginTimeout", "is negative; set the seconds to wait, or 0 to leave them to the delegate");
        }
        loginTimeout = seconds;
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return logWriter;
    }

    /** Gets a line for each connection that could not be opened. Is not serialized, and no part of the reference. */
    @Override
    public void setLogWriter(@Nullable PrintWriter logWriter) {
        this.logWriter = logWriter;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("kmsenc logs with slf4j");
    }

    /** For {@link KmsEncObjectFactory}: every property that is set, as text, under its name. */
    @Override
    public Reference getReference() {
        Reference reference = new Reference(getClass().getName(), KmsEncObjectFactory.class.getName(), null);
        DataSourceProperty.values(this).forEach((name, value) -> reference.add(new StringRefAddr(name, value)));
        return reference;
    }

    /** Names neither the password nor what a URL may hold. */
    @Override
    public String toString() {
        return getClass().getSimpleName() + "[" + (url == null ? "no url" : DataSourceUrl.shown(url)) + "]";
    }

    /** One way to open a connection. */
    interface Opening<T> {
        T open(Destination destination) throws SQLException;
    }

    /** Opens a connection as the user of the properties. */
    final <T> T open(Opening<T> opening) throws SQLException {
        return open(user, password, opening);
    }

    /** Opens a connection as this user. */
    final <T> T open(@Nullable String user, @Nullable String password, Opening<T> opening) throws SQLException {
        try {
            String checked = DataSourceUrl.check(getClass(), url);
            return opening.open(Destination.of(checked, properties(checked, user, password)));
        } catch (SQLException e) {
            PrintWriter log = logWriter;
            if (log != null) {
                log.println(this + ": no connection: " + e.getMessage());
                log.flush();
            }
            throw e;
        }
    }

    private Properties properties(String url, @Nullable String user, @Nullable String password) {
        Properties properties = new Properties();
        DataSourceUrl.limitLogin(url, loginTimeout, properties);
        properties.putAll(connectionProperties);
        set(properties, KmsEncDriver.CONFIG, config);
        set(properties, "user", user);
        set(properties, "password", password);
        return properties;
    }

    private static void set(Properties properties, String name, @Nullable String value) {
        if (value != null) {
            properties.setProperty(name, value);
        }
    }

    final SQLException problem(String property, String problem) {
        return SqlErrors.configuration(getClass().getSimpleName() + " " + property + ": " + problem);
    }
}
