package io.kmsenc.jdbc;

import io.kmsenc.sql.Explanation;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/**
 * Stands before a delegate that was given the query of an explanation, which has no parameters. It seems to have those of
 * the statement that is asked about: a tool may bind them, and the values go nowhere.
 */
final class QuestionStatement implements InvocationHandler {

    private final PreparedStatement delegate;
    private final int parameters;

    private QuestionStatement(PreparedStatement delegate, int parameters) {
        this.delegate = delegate;
        this.parameters = parameters;
    }

    static PreparedStatement of(PreparedStatement delegate, Explanation explanation) {
        return (PreparedStatement) Proxy.newProxyInstance(
                QuestionStatement.class.getClassLoader(),
                new Class<?>[] {PreparedStatement.class},
                new QuestionStatement(delegate, explanation.parameters()));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        boolean ofPrepared = method.getDeclaringClass() == PreparedStatement.class;
        if (ofPrepared && method.getName().startsWith("set")) {
            return null;
        }
        if (method.getName().equals("getParameterMetaData")) {
            return metaData();
        }
        if (method.getName().equals("addBatch")) {
            throw noBatch();
        }
        try {
            return method.invoke(delegate, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    static SQLException noBatch() {
        return SqlErrors.refused(
                "batch-of-explanation", "batch: EXPLAIN ENCRYPTION answers rows; execute it by itself");
    }

    private ParameterMetaData metaData() {
        return (ParameterMetaData) Proxy.newProxyInstance(
                QuestionStatement.class.getClassLoader(),
                new Class<?>[] {ParameterMetaData.class},
                (proxy, method, arguments) -> parameter(method.getName(), arguments));
    }

    // Any value will do, and none is used.
    private @Nullable Object parameter(String method, @Nullable Object @Nullable [] arguments) throws SQLException {
        if (method.equals("getParameterCount")) {
            return parameters;
        }
        if (arguments != null
                && arguments.length == 1
                && arguments[0] instanceof Integer index
                && (index < 1 || index > parameters)) {
            throw SqlErrors.noParameter(index);
        }
        return switch (method) {
            case "getParameterType" -> Types.VARCHAR;
            case "getParameterTypeName" -> "VARCHAR";
            case "getParameterClassName" -> String.class.getName();
            case "getParameterMode" -> ParameterMetaData.parameterModeIn;
            case "isNullable" -> ParameterMetaData.parameterNullable;
            case "isSigned", "isWrapperFor" -> false;
            case "getPrecision", "getScale", "hashCode" -> 0;
            case "equals" -> false;
            case "toString" -> "parameters of a question";
            default ->
                throw SqlErrors.refused(
                        "no-such-answer", method + ": isn't known of a parameter of EXPLAIN ENCRYPTION");
        };
    }
}
