package io.kmsenc.it.types;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.ResultSet;
import java.sql.SQLFeatureNotSupportedException;
import org.jspecify.annotations.Nullable;

/**
 * What a call gives back, behind the getters of a result: {@code getInt(2)} is the call's own {@code getInt}, of the number or
 * name that the parameter has. Where a call has no such method, both sides fail. For one thread.
 */
final class CalledRow implements InvocationHandler {

    private final CallableStatement call;
    private final Object parameter;

    private CalledRow(CallableStatement call, Object parameter) {
        this.call = call;
        this.parameter = parameter;
    }

    /**
     * What the getters give, whichever column they are asked for.
     *
     * @param parameter its number or its name
     */
    static ResultSet of(CallableStatement call, Object parameter) {
        return (ResultSet) Proxy.newProxyInstance(
                CalledRow.class.getClassLoader(), new Class<?>[] {ResultSet.class}, new CalledRow(call, parameter));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method getter, Object @Nullable [] arguments) throws Throwable {
        Class<?>[] types = getter.getParameterTypes();
        Object[] given = arguments == null ? new Object[0] : arguments;
        if (types.length > 0) {
            types[0] = parameter instanceof Integer ? int.class : String.class;
            given[0] = parameter;
        }
        try {
            return CallableStatement.class.getMethod(getter.getName(), types).invoke(call, given);
        } catch (NoSuchMethodException e) {
            throw new SQLFeatureNotSupportedException(e);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
