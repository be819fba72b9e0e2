package io.kmsenc.pool;

import java.lang.reflect.Method;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;

/** The one kind of SQLException that {@code Connection.setClientInfo} may throw. */
final class ClientInfoError {

    private ClientInfoError() {}

    static boolean isDeclaredBy(Method method) {
        return Arrays.asList(method.getExceptionTypes()).contains(SQLClientInfoException.class);
    }

    static SQLClientInfoException of(SQLException e) {
        return new SQLClientInfoException(e.getMessage(), e.getSQLState(), Map.of(), e);
    }
}
