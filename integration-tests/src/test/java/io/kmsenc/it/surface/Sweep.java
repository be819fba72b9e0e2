package io.kmsenc.it.surface;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.JDBCType;
import java.sql.SQLType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Calls every method of an interface of JDBC, each with some arguments, to see what becomes of it on a closed object. */
final class Sweep {

    /** What isn't closed, or closes more than the object. */
    private static final Set<String> LEFT_OUT = Set.of("unwrap", "isWrapperFor", "abort", "toString");

    private final Events events;
    private final String text;

    /** @param text given where a text is asked for */
    Sweep(Events events, String text) {
        this.events = events;
        this.text = text;
    }

    void over(Class<?> type, Object object) {
        Arrays.stream(type.getMethods())
                .filter(method -> method.getDeclaringClass().getName().startsWith("java.sql."))
                .filter(method -> !LEFT_OUT.contains(method.getName()))
                .sorted(Comparator.comparing(Sweep::name))
                .forEach(method -> events.asks(name(method), () -> kind(method, call(method, object))));
    }

    private static String name(Method method) {
        return method.getName()
                + Arrays.stream(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(",", "(", ")"));
    }

    private static Object kind(Method method, @Nullable Object answer) {
        if (answer == null) {
            return "null";
        }
        boolean value = method.getReturnType().isPrimitive() || answer instanceof String;
        return value ? answer : "an object";
    }

    private @Nullable Object call(Method method, Object object) throws Exception {
        Object[] arguments =
                Arrays.stream(method.getParameterTypes()).map(this::argument).toArray();
        try {
            return method.invoke(object, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }

    private @Nullable Object argument(Class<?> type) {
        if (type == int.class) {
            return 1;
        }
        if (type == long.class) {
            return 1L;
        }
        if (type == short.class) {
            return (short) 1;
        }
        if (type == byte.class) {
            return (byte) 1;
        }
        if (type == double.class) {
            return 1d;
        }
        if (type == float.class) {
            return 1f;
        }
        if (type == boolean.class) {
            return false;
        }
        if (type == SQLType.class) {
            return JDBCType.VARCHAR;
        }
        if (type == Class.class) {
            return String.class;
        }
        return type == String.class ? text : null;
    }
}
