package io.kmsenc.it.applications;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Stands below a framework and remembers every SQL text that it sends, each once. Everything is passed on, and answers
 * are the other data source's own. Threads may share it.
 */
final class RecordingDataSource implements DataSource {

    private static final Set<String> TAKE_TEXT = Set.of(
            "prepareStatement",
            "prepareCall",
            "execute",
            "executeQuery",
            "executeUpdate",
            "executeLargeUpdate",
            "addBatch");

    private final DataSource delegate;
    private final Set<String> texts = Collections.synchronizedSet(new LinkedHashSet<>());

    RecordingDataSource(DataSource delegate) {
        this.delegate = delegate;
    }

    /** The texts in the order in which they were first sent. */
    Set<String> texts() {
        return texts;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return recording(delegate.getConnection());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return recording(delegate.getConnection(user, password));
    }

    private Connection recording(Connection connection) {
        return proxy(Connection.class, connection, null);
    }

    private <T> T proxy(Class<T> type, Object target, @Nullable Object parent) {
        return type.cast(Proxy.newProxyInstance(
                RecordingDataSource.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> call(self, target, parent, method, arguments)));
    }

    private @Nullable Object call(
            Object self, Object target, @Nullable Object parent, Method method, Object @Nullable [] arguments)
            throws Throwable {
        if (arguments != null && arguments[0] instanceof String text && TAKE_TEXT.contains(method.getName())) {
            texts.add(text);
        }
        if (method.getName().equals("equals") && arguments != null) {
            return self == arguments[0];
        }
        if (method.getName().equals("getConnection") && target instanceof Statement) {
            return parent;
        }
        Object answer = passOn(target, method, arguments);
        if (answer instanceof Statement && method.getReturnType() == PreparedStatement.class) {
            return proxy(PreparedStatement.class, answer, self);
        }
        return answer instanceof Statement && method.getReturnType() == Statement.class && target instanceof Connection
                ? proxy(Statement.class, answer, self)
                : answer;
    }

    private static @Nullable Object passOn(Object target, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return delegate.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter writer) throws SQLException {
        delegate.setLogWriter(writer);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        delegate.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return delegate.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger(RecordingDataSource.class.getName());
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return delegate.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return delegate.isWrapperFor(type);
    }
}
