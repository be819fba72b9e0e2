package io.kmsenc.jdbc;

import io.kmsenc.sql.CopyStatement;
import io.kmsenc.sql.Syntax;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.sql.SQLException;

/**
 * Stands before PostgreSQL's API for COPY: a text passes if it is one COPY statement that touches no secret column.
 * Public for generated classes alone. As safe for threads as the connection is.
 */
public final class CopyGate {

    private final Session session;

    CopyGate(Session session) {
        this.session = session;
    }

    /** The text that may be sent. Called by generated classes. */
    public String text(String sql) throws SQLException {
        PlannedStatement planned = session.plan(sql);
        Syntax syntax = planned.reading().syntax();
        if (!CopyStatement.isOne(sql, syntax)) {
            throw SqlErrors.refused("bulk-copy", "copy: the text isn't one COPY statement; use execute for others");
        }
        String query = CopyStatement.query(sql, syntax).orElse("");
        if (!planned.plan().isUntouched() || !session.plan(query).plan().isUntouched()) {
            throw SqlErrors.refused("bulk-copy", "copy: copies a secret column as it is stored; use INSERT and SELECT");
        }
        // before and not after it, as its end isn't seen here; nothing is read on the connection in between
        session.executed(planned.plan().effect());
        return session.text(sql, planned);
    }

    /** The rows that the delegate answers, each looked at before it is handed on. Called by generated classes. */
    public Object rows(Object delegate) {
        Class<?>[] interfaces = VendorInterfaces.all(delegate.getClass()).stream()
                .filter(type -> Modifier.isPublic(type.getModifiers()))
                .toArray(Class<?>[]::new);
        return Proxy.newProxyInstance(delegate.getClass().getClassLoader(), interfaces, (proxy, method, arguments) -> {
            if (method.getDeclaringClass() == Object.class) {
                return ofObject(proxy, delegate, method.getName(), arguments);
            }
            try {
                Object answer = method.invoke(delegate, arguments);
                if (answer instanceof byte[] row && CiphertextSearch.finds(row)) {
                    readToTheEnd(delegate, method.getDeclaringClass().getMethod(method.getName()));
                    throw SqlErrors.unproven("COPY");
                }
                return answer;
            } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
            }
        });
    }

    // Of a COPY that was cut off the connection would hold the rest, and take it for the answer to the next statement.
    private static void readToTheEnd(Object delegate, Method read) throws ReflectiveOperationException {
        while (read.invoke(delegate) != null) {
            // nobody gets it
        }
    }

    private static Object ofObject(Object proxy, Object delegate, String method, Object[] arguments) {
        return switch (method) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> Unwrapping.name(proxy, delegate);
        };
    }
}
