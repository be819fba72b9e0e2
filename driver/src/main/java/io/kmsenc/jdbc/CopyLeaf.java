package io.kmsenc.jdbc;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.Connection;
import java.sql.SQLException;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.scaffold.subclass.ConstructorStrategy;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.implementation.MethodCall;

/**
 * Generates the class under PostgreSQL's {@code CopyManager}, which is no interface: each of its public methods passes
 * its text through a {@link CopyGate}, or is rejected.
 */
final class CopyLeaf {

    private static final String GATE = "gate";

    private CopyLeaf() {}

    /** The known class that an API for COPY has. */
    static Class<?> type(Object copies) {
        for (Class<?> type = copies.getClass(); type != null; type = type.getSuperclass()) {
            if (PolicyTable.isImplemented(type)) {
                return type;
            }
        }
        throw new IllegalStateException(copies.getClass().getName() + ": isn't known as an API for COPY");
    }

    static byte[] bytes(Class<?> type, String name) {
        DynamicType.Builder<?> builder = new ByteBuddy()
                .subclass(type, ConstructorStrategy.Default.IMITATE_SUPER_CLASS_OPENING)
                .name(name)
                .modifiers(Visibility.PUBLIC.getMask() | Modifier.FINAL)
                .defineField(GATE, CopyGate.class, Visibility.PUBLIC);
        for (Method method : type.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers())) {
                builder = builder.defineMethod(method.getName(), method.getReturnType(), Visibility.PUBLIC)
                        .withParameters(method.getParameterTypes())
                        .throwing(method.getExceptionTypes())
                        .intercept(body(method));
            }
        }
        try (DynamicType.Unloaded<?> unloaded = builder.make()) {
            return unloaded.getBytes();
        }
    }

    private static Implementation body(Method method) {
        return switch (MethodPolicy.of(method)) {
            case COPY_TEXT -> passed(method);
            case COPY_ROWS ->
                LeafBody.cast(MethodCall.invoke(gate("rows", Object.class))
                        .onField(GATE)
                        .withMethodCall(passed(method)));
            default -> LeafBody.rejected(method);
        };
    }

    private static MethodCall passed(Method method) {
        MethodCall text =
                MethodCall.invoke(gate("text", String.class)).onField(GATE).withArgument(0);
        MethodCall call = MethodCall.invoke(method).onSuper().withMethodCall(text);
        for (int i = 1; i < method.getParameterCount(); i++) {
            call = call.withArgument(i);
        }
        return call;
    }

    private static Method gate(String name, Class<?> parameter) {
        try {
            return CopyGate.class.getMethod(name, parameter);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("CopyGate lacks " + name, e);
        }
    }

    /** @param connection the delegate's own, or the handle of a pool of the driver's on it */
    static Object make(Class<?> leaf, Connection connection, CopyGate gate) throws SQLException {
        try {
            Constructor<?> constructor = leaf.getConstructors()[0];
            Class<?> inner = constructor.getParameterTypes()[0];
            Object made = constructor.newInstance(inner.isInstance(connection) ? connection : connection.unwrap(inner));
            leaf.getField(GATE).set(made, gate);
            return made;
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof SQLException cause) {
                throw cause;
            }
            throw new IllegalStateException("the API for COPY could not be made", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the API for COPY could not be made", e);
        }
    }
}
