package io.kmsenc.jdbc;

import static net.bytebuddy.matcher.ElementMatchers.is;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.dynamic.scaffold.subclass.ConstructorStrategy;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.implementation.MethodCall;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/**
 * Generates the concrete class behind an abstract {@code Encrypted…} class: every method of its JDBC interface that is
 * not written by hand gets the body that its {@link MethodPolicy} asks for. A leaf is generated once per class loader
 * and costs a call no more than a written one.
 */
final class Leaves {

    private Leaves() {}

    /**
     * The constructor of a leaf, as a handle of the given type.
     *
     * @param base the abstract class; has one constructor
     * @param jdbc the interface that the leaf implements in full
     * @param field the field of the base that holds the delegate
     */
    static MethodHandle constructor(Class<?> base, Class<?> jdbc, String field, MethodType type) {
        DynamicType.Builder<?> builder = new ByteBuddy()
                .subclass(base, ConstructorStrategy.Default.IMITATE_SUPER_CLASS_OPENING)
                .name(base.getName() + "Leaf")
                .modifiers(Modifier.FINAL);
        for (Method method : jdbc.getMethods()) {
            if (!Modifier.isStatic(method.getModifiers()) && written(base, method) == null) {
                builder = builder.method(is(method)).intercept(body(base, method, field));
            }
        }
        try (DynamicType.Unloaded<?> unloaded = builder.make()) {
            Class<?> leaf = unloaded.load(
                            base.getClassLoader(), ClassLoadingStrategy.UsingLookup.of(MethodHandles.lookup()))
                    .getLoaded();
            Constructor<?> constructor = leaf.getDeclaredConstructors()[0];
            return MethodHandles.privateLookupIn(leaf, MethodHandles.lookup())
                    .unreflectConstructor(constructor)
                    .asType(type);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("the wrapper of " + jdbc.getName() + " could not be generated", e);
        }
    }

    /** What to throw when a leaf's constructor failed: constructors of ours throw nothing checked. */
    static RuntimeException failed(Throwable e) {
        if (e instanceof Error error) {
            throw error;
        }
        return e instanceof RuntimeException runtime ? runtime : new IllegalStateException(e);
    }

    /** The hand-written method that overrides {@code method} in {@code base}, or null. */
    static @Nullable Method written(Class<?> base, Method method) {
        for (Class<?> type = base; type != null && type != Object.class; type = type.getSuperclass()) {
            for (Method candidate : type.getDeclaredMethods()) {
                if (!Modifier.isAbstract(candidate.getModifiers())
                        && candidate.getName().equals(method.getName())
                        && Arrays.equals(candidate.getParameterTypes(), method.getParameterTypes())) {
                    return candidate;
                }
            }
        }
        return null;
    }

    private static Implementation body(Class<?> base, Method method, String field) {
        MethodCall forward = MethodCall.invoke(method).onField(field).withAllArguments();
        return switch (MethodPolicy.of(method)) {
            case FORWARD -> forward;
            case PLAIN_ONLY -> plainOnly(base, method, field);
            case BY_LABEL -> byNumber(base, method);
            case RESULT_SET ->
                MethodCall.invoke(find(base, "wrap", java.sql.ResultSet.class)).withMethodCall(forward);
            case INTERCEPT ->
                throw new IllegalStateException(
                        MethodPolicy.signature(method) + ": to be written by hand in " + base.getSimpleName());
        };
    }

    private static Implementation plainOnly(Class<?> base, Method method, String field) {
        MethodCall number = MethodCall.invoke(find(base, "requirePlain", int.class, String.class))
                .withArgument(0)
                .with(method.getName());
        MethodCall call = MethodCall.invoke(method).onField(field).withMethodCall(number);
        for (int i = 1; i < method.getParameterCount(); i++) {
            call = call.withArgument(i);
        }
        return call;
    }

    private static Implementation byNumber(Class<?> base, Method method) {
        Class<?>[] types = method.getParameterTypes();
        types[0] = int.class;
        MethodCall number =
                MethodCall.invoke(find(base, "findColumn", String.class)).withArgument(0);
        MethodCall call = MethodCall.invoke(find(base, method.getName(), types)).withMethodCall(number);
        for (int i = 1; i < types.length; i++) {
            call = call.withArgument(i);
        }
        return call.withAssigner(Assigner.DEFAULT, Assigner.Typing.STATIC);
    }

    private static Method find(Class<?> base, String name, Class<?>... types) {
        for (Class<?> type = base; type != null; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.getName().equals(name) && Arrays.equals(method.getParameterTypes(), types)) {
                    return method;
                }
            }
        }
        try {
            return base.getMethod(name, types);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(base.getSimpleName() + " lacks " + name, e);
        }
    }
}
