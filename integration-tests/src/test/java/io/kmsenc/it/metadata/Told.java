package io.kmsenc.it.metadata;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that one side's metadata tell: each thing by a name that is the same on both sides. The name of the database, which
 * isn't, is taken out. For one thread.
 */
final class Told {

    private final Map<String, String> things = new LinkedHashMap<>();
    private final String database;

    Told(String database) {
        this.database = database;
    }

    Map<String, String> things() {
        return things;
    }

    /** What every method of {@code type} that takes a number tells of each of {@code count} columns or parameters. */
    <T> void every(String what, Class<T> type, @Nullable T metaData, int count) {
        if (metaData == null) {
            put(what, "null");
            return;
        }
        List<Method> methods = Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Arrays.equals(method.getParameterTypes(), new Class<?>[] {int.class}))
                .sorted(Comparator.comparing(Method::getName))
                .toList();
        for (int i = 1; i <= count; i++) {
            for (Method method : methods) {
                put(what + " " + i + " " + method.getName(), answer(metaData, method, i));
            }
        }
    }

    private static String answer(Object metaData, Method method, int number) {
        try {
            return Shown.of(method.invoke(metaData, number));
        } catch (InvocationTargetException e) {
            return "error " + e.getCause().getClass().getSimpleName();
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every column of every row, by each getter. */
    void rows(String what, ResultSet rows) throws SQLException {
        int width = rows.getMetaData().getColumnCount();
        for (int number = 1; rows.next(); number++) {
            String row = what + " row " + number + " " + rows.getString("COLUMN_NAME");
            for (int i = 1; i <= width; i++) {
                cell(row + " " + rows.getMetaData().getColumnLabel(i), rows, i);
            }
        }
        put(what + " end", String.valueOf(rows.isAfterLast()));
    }

    private void cell(String what, ResultSet rows, int column) throws SQLException {
        String label = rows.getMetaData().getColumnLabel(column);
        for (CellGetter getter : CellGetter.all()) {
            put(what + " " + getter.name(), getter.shown(rows, column));
        }
        put(what + " by label", Shown.of(rows.getObject(label)) + " " + rows.wasNull());
    }

    void put(String what, String told) {
        things.put(what, told.replaceAll("(?i)" + database, "database"));
    }
}
