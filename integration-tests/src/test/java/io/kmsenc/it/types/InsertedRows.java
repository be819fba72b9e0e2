package io.kmsenc.it.types;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.List;

/**
 * Stores rows by an updatable result set, behind the setters of a statement: {@code setInt(2, 7)} is {@code updateInt(2, 7)}. Where
 * a result set has no such method, both sides fail. For one thread.
 */
final class InsertedRows implements InvocationHandler {

    private final Statement statement;
    private final ResultSet rows;

    private InsertedRows(Connection connection, String table) throws SQLException {
        this.statement = connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
        this.rows = statement.executeQuery("SELECT id, v FROM " + table);
    }

    static PreparedStatement in(Connection connection, String table) throws SQLException {
        return (PreparedStatement) Proxy.newProxyInstance(
                InsertedRows.class.getClassLoader(),
                new Class<?>[] {PreparedStatement.class},
                new InsertedRows(connection, table));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        switch (method.getName()) {
            case "clearParameters" -> rows.moveToInsertRow();
            case "executeUpdate" -> {
                rows.insertRow();
                return 1;
            }
            case "getConnection" -> {
                return statement.getConnection();
            }
            case "close" -> statement.close();
            case "setNull" -> rows.updateNull((int) arguments[0]);
            default -> update(method, arguments);
        }
        return null;
    }

    // the third of updateObject is no SQL type, but a scale or length: any does
    private void update(Method setter, Object[] arguments) throws Throwable {
        if (List.of(setter.getParameterTypes()).equals(List.of(int.class, Object.class, int.class))) {
            rows.updateObject((int) arguments[0], arguments[1], Math.floorMod((int) arguments[2], 4));
            return;
        }
        try {
            ResultSet.class
                    .getMethod("update" + setter.getName().substring("set".length()), setter.getParameterTypes())
                    .invoke(rows, arguments);
        } catch (NoSuchMethodException e) {
            throw new SQLFeatureNotSupportedException(e);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
