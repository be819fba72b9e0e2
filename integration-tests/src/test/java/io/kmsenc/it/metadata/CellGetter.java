package io.kmsenc.it.metadata;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A way to read a column by its number. */
record CellGetter(String name, Read read) {

    interface Read {
        @Nullable
        Object from(ResultSet row, int column) throws SQLException;
    }

    private static final List<Class<?>> CLASSES = List.of(
            Object.class,
            String.class,
            Boolean.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            BigDecimal.class,
            BigInteger.class);

    static List<CellGetter> all() {
        List<CellGetter> all = new ArrayList<>(List.of(
                new CellGetter("getObject", ResultSet::getObject),
                new CellGetter("getObject(Map)", (r, i) -> r.getObject(i, Map.of())),
                new CellGetter("getString", ResultSet::getString),
                new CellGetter("getNString", ResultSet::getNString),
                new CellGetter("getBoolean", ResultSet::getBoolean),
                new CellGetter("getByte", ResultSet::getByte),
                new CellGetter("getShort", ResultSet::getShort),
                new CellGetter("getInt", ResultSet::getInt),
                new CellGetter("getLong", ResultSet::getLong),
                new CellGetter("getFloat", ResultSet::getFloat),
                new CellGetter("getDouble", ResultSet::getDouble),
                new CellGetter("getBigDecimal", ResultSet::getBigDecimal),
                new CellGetter("getBytes", ResultSet::getBytes),
                new CellGetter("getCharacterStream", ResultSet::getCharacterStream)));
        for (Class<?> type : CLASSES) {
            all.add(new CellGetter("getObject(" + type.getSimpleName() + ")", (r, i) -> r.getObject(i, type)));
        }
        return all;
    }

    String shown(ResultSet row, int column) throws SQLException {
        String value;
        try {
            value = Shown.of(read.from(row, column));
        } catch (SQLException | RuntimeException e) {
            return "error";
        }
        return value + (row.wasNull() ? " NULL" : "");
    }
}
