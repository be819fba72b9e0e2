package io.kmsenc.it.vendor;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Goes from an object to whatever its public methods answer, and on from there, as an application could: by methods
 * that get, create, prepare or unwrap something, with no argument or plain ones. Notes every object of the delegate's
 * that could read or write a table, and the way to it. For one thread, one use.
 */
final class Walk {

    private static final Pattern GETTERS =
            Pattern.compile("(get|create|prepare|unwrap|current|open|client|server)(?!Notifications|Class$).*");

    /** Inner types of drivers through which statements are sent, beside those of JDBC. */
    private static final List<String> ENGINES = List.of(
            "org.h2.engine.Session",
            "org.h2.command.CommandInterface",
            "org.h2.result.ResultInterface",
            "org.postgresql.core.QueryExecutor",
            "org.postgresql.core.ReplicationProtocol",
            "org.mariadb.jdbc.client.Client",
            "com.mysql.cj.Session",
            "com.mysql.cj.Query",
            "com.mysql.cj.protocol.Protocol");

    /** Instances of one class that are looked at: more show nothing new. */
    private static final int INSTANCES = 2;

    private record Step(Object object, String way) {}

    private final Deque<Step> open = new ArrayDeque<>();
    private final Map<String, Integer> instances = new TreeMap<>();
    private final Set<String> reached = new TreeSet<>();
    private final Set<String> raw = new TreeSet<>();
    private final List<Class<?>> unwrapped;

    /** @param unwrapped what {@code unwrap} is asked for */
    Walk(List<Class<?>> unwrapped) {
        this.unwrapped = unwrapped;
    }

    /** Walks from here. */
    Walk from(Object root, String name) {
        instances.clear();
        reached(root, name);
        while (!open.isEmpty()) {
            Step step = open.removeFirst();
            for (Method method : methods(step.object.getClass())) {
                arguments(method).forEach(arguments -> call(step, method, arguments));
            }
        }
        return this;
    }

    /** The ways to objects of the delegate's. */
    Set<String> raw() {
        return raw;
    }

    /** The names of all classes whose objects were reached. */
    Set<String> reached() {
        return reached;
    }

    private void call(Step step, Method method, @Nullable Object[] arguments) {
        try {
            reached(
                    method.invoke(step.object, arguments),
                    step.way + "." + method.getName() + "(" + describe(arguments) + ")");
        } catch (InvocationTargetException | IllegalAccessException | IllegalArgumentException e) {
            // an error hands nothing out
        }
    }

    private static String describe(@Nullable Object[] arguments) {
        return String.join(", ", Arrays.stream(arguments).map(String::valueOf).toList());
    }

    private void reached(@Nullable Object object, String way) {
        if (object == null) {
            return;
        }
        if (object instanceof Object[] elements) {
            Arrays.stream(elements).limit(INSTANCES).forEach(element -> reached(element, way + "[]"));
        } else if (object instanceof Map<?, ?> map) {
            map.values().stream().limit(INSTANCES).forEach(element -> reached(element, way + "{}"));
        } else if (object instanceof Collection<?> elements) {
            elements.stream().limit(INSTANCES).forEach(element -> reached(element, way + "[]"));
        } else if (isWorthALook(object)) {
            reached.add(object.getClass().getName());
            if (isRaw(object)) {
                raw.add(way + " is a " + object.getClass().getName());
            } else if (instances.merge(object.getClass().getName(), 1, Integer::sum) <= INSTANCES) {
                open.addLast(new Step(object, way));
            }
        }
    }

    private static boolean isWorthALook(Object object) {
        return !object.getClass().getName().startsWith("java.") && !(object instanceof Enum<?>);
    }

    private static boolean isRaw(Object object) {
        boolean jdbc = object instanceof Connection
                || object instanceof Statement
                || object instanceof ResultSet
                || object instanceof DatabaseMetaData;
        boolean engine = types(object.getClass()).stream().anyMatch(type -> ENGINES.contains(type.getName()));
        return (jdbc || engine) && !object.getClass().getPackageName().startsWith("io.kmsenc.jdbc");
    }

    /** The public methods that anyone may call: those of public types. */
    private static Set<Method> methods(Class<?> type) {
        Set<Method> found = new LinkedHashSet<>();
        Set<String> signatures = new TreeSet<>();
        for (Class<?> each : types(type)) {
            if (Modifier.isPublic(each.getModifiers()) && each != Object.class) {
                for (Method method : each.getDeclaredMethods()) {
                    if (Modifier.isPublic(method.getModifiers())
                            && !Modifier.isStatic(method.getModifiers())
                            && !method.getReturnType().isPrimitive()
                            && GETTERS.matcher(method.getName()).matches()
                            && signatures.add(method.getName() + Arrays.toString(method.getParameterTypes()))) {
                        found.add(method);
                    }
                }
            }
        }
        return found;
    }

    private static Set<Class<?>> types(@Nullable Class<?> type) {
        Set<Class<?>> found = new LinkedHashSet<>();
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            found.add(each);
            for (Class<?> direct : each.getInterfaces()) {
                found.addAll(types(direct));
            }
        }
        return found;
    }

    private List<@Nullable Object[]> arguments(Method method) {
        Class<?>[] types = method.getParameterTypes();
        if (types.length == 1 && types[0] == Class.class) {
            return unwrapped.stream().map(type -> new Object[] {type}).toList();
        }
        if (types.length > 0 && types[0] == int.class && method.getName().startsWith("get")) {
            // of the first columns, each of another type
            return java.util.stream.IntStream.rangeClosed(1, 9)
                    .mapToObj(i -> replaced(plain(method, types), i))
                    .toList();
        }
        return List.<@Nullable Object[]>of(plain(method, types));
    }

    private static @Nullable Object[] replaced(@Nullable Object[] arguments, Object first) {
        arguments[0] = first;
        return arguments;
    }

    private static @Nullable Object[] plain(Method method, Class<?>[] types) {
        @Nullable Object[] arguments = new @Nullable Object[types.length];
        for (int i = 0; i < types.length; i++) {
            arguments[i] = plain(method, types[i], types.length);
        }
        return arguments;
    }

    private static @Nullable Object plain(Method method, Class<?> type, int of) {
        if (type == String.class) {
            return method.getName().matches("createArrayOf|createStruct")
                    ? "VARCHAR"
                    : method.getName().matches("(client|server)?[pP]repare.*")
                            ? "SELECT 1 AS id"
                            : of == 1 ? "id" : null;
        } else if (type == int.class) {
            return method.getName().matches("(prepare|create).*") ? ResultSet.TYPE_FORWARD_ONLY : 1;
        } else if (type == long.class) {
            return 1L;
        } else if (type == boolean.class) {
            return false;
        } else if (type == Object[].class || type == Object.class) {
            return new Object[] {"a"};
        } else if (type == Map.class) {
            return Map.of();
        } else if (type == Properties.class) {
            return new Properties();
        }
        return null;
    }
}
