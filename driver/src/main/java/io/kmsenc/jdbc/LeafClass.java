package io.kmsenc.jdbc;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.scaffold.subclass.ConstructorStrategy;
import org.jspecify.annotations.Nullable;

/**
 * Generates one leaf: a final class under an abstract {@code Encrypted…} class, in which every method of its JDBC
 * interface and of the driver's that isn't written by hand gets the body that its {@link MethodPolicy} asks for.
 */
final class LeafClass {

    private final LeafKind kind;
    private final Collection<Class<?>> vendor;

    LeafClass(LeafKind kind, Collection<Class<?>> vendor) {
        this.kind = kind;
        this.vendor = vendor;
    }

    byte[] bytes(String name) {
        DynamicType.Builder<?> builder = new ByteBuddy()
                .subclass(kind.base(), ConstructorStrategy.Default.IMITATE_SUPER_CLASS)
                .implement(new ArrayList<>(vendor))
                .name(name)
                .modifiers(Visibility.PUBLIC.getMask() | Modifier.FINAL);
        LeafBody body = new LeafBody(kind);
        for (Method method : methods(kind, vendor)) {
            builder = builder.defineMethod(method.getName(), method.getReturnType(), Visibility.PUBLIC)
                    .withParameters(method.getParameterTypes())
                    .throwing(method.getExceptionTypes())
                    .intercept(body.of(method));
        }
        try (DynamicType.Unloaded<?> unloaded = builder.make()) {
            return unloaded.getBytes();
        }
    }

    /** The methods that a leaf needs a body for. One that stands in several interfaces is JDBC's first. */
    static Collection<Method> methods(LeafKind kind, Collection<Class<?>> vendor) {
        List<Class<?>> interfaces = new ArrayList<>(List.of(kind.jdbc()));
        interfaces.addAll(vendor);
        Map<String, Method> found = new LinkedHashMap<>();
        for (Class<?> type : interfaces) {
            for (Method method : type.getMethods()) {
                if (!Modifier.isStatic(method.getModifiers()) && !isWritten(kind.base(), method)) {
                    found.merge(MethodPolicy.call(method), method, LeafClass::narrower);
                }
            }
        }
        return found.values();
    }

    // Byte Buddy adds the bridge from the wider one.
    private static Method narrower(Method one, Method other) {
        boolean narrows = one.getReturnType() != other.getReturnType()
                && one.getReturnType().isAssignableFrom(other.getReturnType());
        return narrows ? other : one;
    }

    private static boolean isWritten(Class<?> base, Method method) {
        Method written = written(base, method);
        return isOfObject(method) || (written != null && written.getReturnType() == method.getReturnType());
    }

    /** Whether an interface says something of a method that every object has: it stays as it is. */
    static boolean isOfObject(Method method) {
        return Arrays.stream(Object.class.getMethods())
                .anyMatch(own -> own.getName().equals(method.getName())
                        && Arrays.equals(own.getParameterTypes(), method.getParameterTypes()));
    }

    /** The hand-written method that overrides {@code method} in {@code base}, or null. */
    static @Nullable Method written(Class<?> base, Method method) {
        for (Class<?> type = base; type != null && type != Object.class; type = type.getSuperclass()) {
            for (Method candidate : type.getDeclaredMethods()) {
                if (!Modifier.isAbstract(candidate.getModifiers())
                        && Modifier.isPublic(candidate.getModifiers())
                        && candidate.getName().equals(method.getName())
                        && Arrays.equals(candidate.getParameterTypes(), method.getParameterTypes())) {
                    return candidate;
                }
            }
        }
        return null;
    }
}
