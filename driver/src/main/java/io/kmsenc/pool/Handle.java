package io.kmsenc.pool;

import io.kmsenc.jdbc.SqlErrors;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.sql.Wrapper;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stands before an object of JDBC for as long as one logical connection is open: it has all interfaces of the object, and
 * gives out nothing that isn't behind a handle too. As safe for threads as the object.
 */
class Handle implements InvocationHandler {

    /** The interfaces of the wrappers are few, and asked for with every statement. */
    private static final ClassValue<Class<?>[]> INTERFACES = new ClassValue<>() {
        @Override
        protected Class<?>[] computeValue(Class<?> type) {
            Set<Class<?>> found = new LinkedHashSet<>();
            for (Class<?> each = type; each != null; each = each.getSuperclass()) {
                for (Class<?> one : each.getInterfaces()) {
                    if (Modifier.isPublic(one.getModifiers())) {
                        found.add(one);
                    }
                }
            }
            return found.toArray(new Class<?>[0]);
        }
    };

    private final LogicalConnection owner;
    private final Object target;

    Handle(LogicalConnection owner, Object target) {
        this.owner = owner;
        this.target = target;
    }

    /** The object for the application. */
    final Object proxy() {
        Class<?> type = target.getClass();
        return Proxy.newProxyInstance(type.getClassLoader(), INTERFACES.get(type), this);
    }

    @Override
    public final @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return ofObject(proxy, method, arguments);
        }
        if (method.getDeclaringClass() == Wrapper.class && arguments != null && arguments[0] instanceof Class<?> type) {
            return method.getName().equals("unwrap") ? unwrap(proxy, type) : isWrapperFor(proxy, type);
        }
        return call(proxy, method, arguments);
    }

    private @Nullable Object ofObject(Object proxy, Method method, Object @Nullable [] arguments) {
        return switch (method.getName()) {
            case "equals" -> arguments != null && proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "handle of " + target;
        };
    }

    private Object unwrap(Object proxy, Class<?> type) throws SQLException {
        if (type.isInstance(proxy)) {
            return proxy;
        }
        // the object behind decides on its delegate; it is not itself to be had
        if (type.isInstance(target)) {
            throw SqlErrors.unwrap(type);
        }
        return ((Wrapper) target).unwrap(type);
    }

    private boolean isWrapperFor(Object proxy, Class<?> type) throws SQLException {
        return type.isInstance(proxy) || (!type.isInstance(target) && ((Wrapper) target).isWrapperFor(type));
    }

    /** What a method of an interface does. */
    @Nullable
    Object call(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (owner.isOpen()) {
            return forward(proxy, method, arguments);
        }
        // with the connection everything was closed that came from it
        return switch (method.getName()) {
            case "close" -> null;
            case "isClosed" -> true;
            default -> throw fitting(method, owner.closedError());
        };
    }

    /** Calls the object itself. */
    final @Nullable Object forward(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            Object result = method.invoke(target, arguments);
            return method.getReturnType().isPrimitive() ? result : owner.behindHandle(result);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof SQLException failure && FatalErrors.isFatal(failure)) {
                failed(proxy, failure);
            }
            throw e.getCause();
        }
    }

    /** To be told of an error that leaves the connection of no further use. */
    void failed(Object proxy, SQLException e) {
        owner.listeners().connectionFailed(e);
    }

    final LogicalConnection owner() {
        return owner;
    }

    private static Exception fitting(Method method, SQLException e) {
        for (Class<?> declared : method.getExceptionTypes()) {
            if (declared.isInstance(e)) {
                return e;
            }
        }
        return ClientInfoError.isDeclaredBy(method) ? ClientInfoError.of(e) : new IllegalStateException(e);
    }
}
