package io.kmsenc.it.applications;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
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
    private final Set<String> refused = Collections.synchronizedSet(new LinkedHashSet<>());

    RecordingDataSource(DataSource delegate) {
        this.delegate = delegate;
    }

    /** The texts in the order in which they were first sent. */
    Set<String> texts() {
        return texts;
    }

    /** Those of them that kmsenc refused. */
    Set<String> refused() {
        return refused;
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
        return proxy(Connection.class, connection, null, null);
    }

    private <T> T proxy(Class<T> type, Object target, @Nullable Object parent, @Nullable String prepared) {
        return type.cast(Proxy.newProxyInstance(
                RecordingDataSource.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> call(self, target, parent, prepared, method, arguments)));
    }

    private @Nullable Object call(
            Object self,
            Object target,
            @Nullable Object parent,
            @Nullable String prepared,
            Method method,
            Object @Nullable [] arguments)
            throws Throwable {
        String text = text(method, arguments);
        if (text != null) {
            texts.add(text);
        }
        if (method.getName().equals("equals") && arguments != null) {
            return self == arguments[0];
        }
        if (method.getName().equals("getConnection") && target instanceof Statement) {
            return parent;
        }
        Object answer = passOn(target, text == null ? prepared : text, method, arguments);
        if (answer instanceof Statement && target instanceof Connection) {
            return proxy(method.getReturnType(), answer, self, text);
        }
        return answer;
    }

    private static @Nullable String text(Method method, Object @Nullable [] arguments) {
        boolean taken = arguments != null && TAKE_TEXT.contains(method.getName());
        return taken && arguments[0] instanceof String text ? text : null;
    }

    private @Nullable Object passOn(Object target, @Nullable String text, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            if (text != null && Refusable.isRefused(e.getCause())) {
                refused.add(text);
            }
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
