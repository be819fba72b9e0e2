package io.kmsenc.jdbc;

import java.lang.reflect.Method;
import java.sql.SQLException;
import java.util.Arrays;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.implementation.MethodCall;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/** Writes the body of one method of a leaf, as its {@link MethodPolicy} asks for. */
final class LeafBody {

    private final Class<?> base;
    private final String field;

    private final boolean named;

    LeafBody(LeafKind kind) {
        this.base = kind.base();
        this.field = kind.field();
        this.named = kind == LeafKind.DECLARED_CALL;
    }

    Implementation of(Method method) {
        MethodCall forward = call(method).withAllArguments();
        return switch (MethodPolicy.of(method)) {
            case FORWARD -> forward;
            case PLAIN_ONLY -> plainOnly(method);
            case BY_LABEL -> byNumber(method, "findColumn");
            case BY_NAME -> named ? byNumber(method, "number") : forward;
            case RESULT_SET ->
                MethodCall.invoke(find("wrap", java.sql.ResultSet.class)).withMethodCall(forward);
            case COPY_API ->
                cast(MethodCall.invoke(find("copyApi", Object.class)).withMethodCall(forward));
            case INTERCEPT -> narrowed(method);
            case REJECT -> rejected(method);
            case COPY_TEXT, COPY_ROWS ->
                throw new IllegalStateException(MethodPolicy.signature(method) + ": isn't of the API for COPY");
        };
    }

    /** A body that throws: a checked exception where the method may, else an unchecked one. */
    static Implementation rejected(Method method) {
        boolean checked = Arrays.stream(method.getExceptionTypes())
                .anyMatch(thrown -> thrown.isAssignableFrom(SQLException.class));
        PolicyTable.Rule rule = PolicyTable.rule(method);
        return cast(MethodCall.invoke(thrower(checked ? "rejected" : "rejectedUnchecked"))
                .with(MethodPolicy.signature(method))
                .with(rule == null ? PolicyTable.REMEDY : rule.remedy()));
    }

    // The field's type is JDBC's, whose objects have the driver's interfaces too.
    private MethodCall call(Method method) {
        return cast(MethodCall.invoke(method).onField(field));
    }

    /** The call, which casts where types differ. Byte Buddy answers a call, and says less of it. */
    static MethodCall cast(MethodCall call) {
        return (MethodCall) call.withAssigner(Assigner.DEFAULT, Assigner.Typing.DYNAMIC);
    }

    private Implementation plainOnly(Method method) {
        MethodCall number = MethodCall.invoke(find("requirePlain", int.class, String.class))
                .withArgument(0)
                .with(method.getName());
        MethodCall call = call(method).withMethodCall(number);
        for (int i = 1; i < method.getParameterCount(); i++) {
            call = call.withArgument(i);
        }
        return call;
    }

    private Implementation byNumber(Method method, String finder) {
        Class<?>[] types = method.getParameterTypes();
        types[0] = int.class;
        MethodCall number = MethodCall.invoke(find(finder, String.class)).withArgument(0);
        MethodCall call = MethodCall.invoke(find(method.getName(), types)).withMethodCall(number);
        for (int i = 1; i < types.length; i++) {
            call = call.withArgument(i);
        }
        return call;
    }

    /** A driver may promise a narrower type than JDBC: the written method's object has it. */
    private Implementation narrowed(Method method) {
        Method written = LeafClass.written(base, method);
        if (written == null) {
            throw new IllegalStateException(
                    MethodPolicy.signature(method) + ": to be written by hand in " + base.getSimpleName());
        }
        return cast(MethodCall.invoke(written).withAllArguments());
    }

    private static Method thrower(String name) {
        try {
            return SqlErrors.class.getMethod(name, String.class, String.class);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("SqlErrors lacks " + name, e);
        }
    }

    private Method find(String name, Class<?>... types) {
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
