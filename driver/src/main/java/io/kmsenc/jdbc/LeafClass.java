package io.kmsenc.jdbc;

import static net.bytebuddy.matcher.ElementMatchers.named;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.scaffold.MethodGraph;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.dynamic.scaffold.subclass.ConstructorStrategy;
import net.bytebuddy.implementation.MethodCall;
import org.jspecify.annotations.Nullable;

/**
 * Generates one leaf: a final class under an abstract {@code Encrypted…} class, in which every method of its JDBC
 * interface and of the driver's that isn't written by hand gets the body that its {@link MethodPolicy} asks for.
 */
final class LeafClass {

    private static final Set<String> OF_OBJECT = Set.of("equals(Object)", "hashCode()", "toString()");

    private final LeafKind kind;
    private final Collection<Class<?>> vendor;

    LeafClass(LeafKind kind, Collection<Class<?>> vendor) {
        this.kind = kind;
        this.vendor = vendor;
    }

    /** The leaf itself. Every method is told, so that Byte Buddy need not look for them, nor for what they override. */
    byte[] bytes(String name) {
        DynamicType.Builder<?> builder = new ByteBuddy(ClassFileVersion.JAVA_V17)
                .with(TypeValidation.DISABLED)
                .with(MethodGraph.Compiler.ForDeclaredMethods.INSTANCE)
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
        return bytes(builder);
    }

    /** The class that makes leaves: a call of it costs no more than of a constructor. */
    byte[] makerBytes(Class<?> leaf, String name) {
        return bytes(new ByteBuddy(ClassFileVersion.JAVA_V17)
                .with(TypeValidation.DISABLED)
                .subclass(kind.maker(), ConstructorStrategy.Default.DEFAULT_CONSTRUCTOR)
                .name(name)
                .modifiers(Visibility.PUBLIC.getMask() | Modifier.FINAL)
                .method(named("make"))
                .intercept(
                        MethodCall.construct(leaf.getDeclaredConstructors()[0]).withAllArguments()));
    }

    private static byte[] bytes(DynamicType.Builder<?> builder) {
        try (DynamicType.Unloaded<?> unloaded = builder.make()) {
            return unloaded.getBytes();
        }
    }

    /** The methods that a leaf needs a body for. One that stands in several interfaces is JDBC's first. */
    static Collection<Method> methods(LeafKind kind, Collection<Class<?>> vendor) {
        List<Class<?>> interfaces = new ArrayList<>(List.of(kind.jdbc()));
        interfaces.addAll(vendor);
        Map<String, Method> written = written(kind.base());
        Map<String, Method> found = new LinkedHashMap<>();
        for (Class<?> type : interfaces) {
            for (Method method : type.getMethods()) {
                String call = MethodPolicy.call(method);
                Method own = written.get(call);
                boolean there = own != null && own.getReturnType() == method.getReturnType();
                if (!there && !Modifier.isStatic(method.getModifiers()) && !isOfObject(method)) {
                    found.putIfAbsent(call + method.getReturnType().getName(), method);
                }
            }
        }
        return found.values();
    }

    /** Whether an interface says something of a method that every object has: it stays as it is. */
    static boolean isOfObject(Method method) {
        return OF_OBJECT.contains(MethodPolicy.call(method));
    }

    /** The hand-written method that overrides {@code method} in {@code base}, or null. */
    static @Nullable Method written(Class<?> base, Method method) {
        return written(base).get(MethodPolicy.call(method));
    }

    private static Map<String, Method> written(Class<?> base) {
        Map<String, Method> written = new HashMap<>();
        for (Class<?> type = base; type != null && type != Object.class; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (Modifier.isPublic(method.getModifiers()) && !Modifier.isAbstract(method.getModifiers())) {
                    written.putIfAbsent(MethodPolicy.call(method), method);
                }
            }
        }
        return written;
    }
}
