package io.kmsenc.it.spy;

import java.io.OutputStream;
import java.io.Writer;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLXML;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Wrapper;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.xml.transform.Result;
import org.jspecify.annotations.Nullable;

/**
 * Stands before one object of the delegate: remembers every argument, passes every call on, gives back the delegate's
 * own answers and exceptions. Objects through which more could be sent come back with a spy of their own.
 */
final class Spy implements InvocationHandler {

    private static final List<Class<?>> WATCHED = List.of(
            Connection.class,
            Statement.class,
            ResultSet.class,
            DatabaseMetaData.class,
            Blob.class,
            Clob.class,
            SQLXML.class,
            Array.class);

    private final Object delegate;
    private final Recording recording;
    private final @Nullable Object parent;

    private Spy(Object delegate, Recording recording, @Nullable Object parent) {
        this.delegate = delegate;
        this.recording = recording;
        this.parent = parent;
    }

    /** The delegate's object with a spy before it; it has all public interfaces of the object, vendor ones too. */
    static Object before(Object delegate, Recording recording, @Nullable Object parent) {
        return Proxy.newProxyInstance(
                Spy.class.getClassLoader(),
                publicInterfaces(delegate.getClass()).toArray(new Class<?>[0]),
                new Spy(delegate, recording, parent));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        Object[] given = arguments == null ? new Object[0] : arguments.clone();
        String name = name(method);
        if (method.getDeclaringClass() == Object.class) {
            return ofObject(proxy, method, given);
        } else if (method.getDeclaringClass() == Wrapper.class) {
            return unwrap(proxy, method, given);
        }
        for (int i = 0; i < given.length; i++) {
            given[i] = isSpy(given[i]) ? delegateOf(given[i]) : recording.record(name, given[i]);
        }
        return answer(proxy, method, call(method, given));
    }

    private @Nullable Object answer(Object proxy, Method method, @Nullable Object answer) throws Throwable {
        if (answer == null) {
            return null;
        } else if (answer instanceof OutputStream stream) {
            return recording.record(name(method), stream);
        } else if (answer instanceof Writer writer) {
            return recording.record(name(method), writer);
        } else if (answer instanceof Result) {
            throw new SQLFeatureNotSupportedException("the spy can't see what is written to " + answer.getClass());
        }
        Object known = ancestor(proxy, answer);
        if (known != null) {
            return known;
        }
        return isWatched(answer) ? before(answer, recording, proxy) : answer;
    }

    // getConnection() and getStatement() give the object through which the caller came.
    private static @Nullable Object ancestor(Object proxy, Object answer) {
        Object each = proxy;
        while (each != null) {
            if (delegateOf(each) == answer) {
                return each;
            }
            each = ((Spy) Proxy.getInvocationHandler(each)).parent;
        }
        return null;
    }

    private @Nullable Object ofObject(Object proxy, Method method, Object[] given) throws Throwable {
        return switch (method.getName()) {
            case "equals" -> proxy == given[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> call(method, given);
        };
    }

    private @Nullable Object unwrap(Object proxy, Method method, Object[] given) throws Throwable {
        boolean own = given[0] instanceof Class<?> type && type.isInstance(proxy);
        if (method.getName().equals("isWrapperFor")) {
            return own || (boolean) call(method, given);
        }
        if (own) {
            return proxy;
        }
        // From here on the caller goes past the spy; a test must be able to see that.
        recording.record("unwrap past the spy", given[0]);
        return call(method, given);
    }

    private @Nullable Object call(Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(delegate, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static boolean isSpy(@Nullable Object object) {
        return object != null
                && Proxy.isProxyClass(object.getClass())
                && Proxy.getInvocationHandler(object) instanceof Spy;
    }

    private static Object delegateOf(Object proxy) {
        return ((Spy) Proxy.getInvocationHandler(proxy)).delegate;
    }

    private static boolean isWatched(Object object) {
        return !(object instanceof Savepoint) && WATCHED.stream().anyMatch(type -> type.isInstance(object));
    }

    private static String name(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }

    private static Set<Class<?>> publicInterfaces(Class<?> type) {
        Set<Class<?>> found = new LinkedHashSet<>();
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (Class<?> direct : each.getInterfaces()) {
                if (Modifier.isPublic(direct.getModifiers())) {
                    found.add(direct);
                }
                found.addAll(publicInterfaces(direct));
            }
        }
        return found;
    }
}
