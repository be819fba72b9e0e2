package io.kmsenc.it.surface;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.it.app.Application;
import io.kmsenc.it.app.Ini;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.it.spy.SpyDriver;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Arrays that are compared with deterministic columns of declared types find what they find in columns of those types, or fail. */
class ArraysIT {

    private static final UUID ID = UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e");

    /** A declared type, which both databases know by this name, with two values that the column holds. */
    private record Column(String name, String declared, Object first, Object second) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("paid", "boolean", true, false),
            new Column("visits", "integer", 7, -7),
            new Column("points", "bigint", 7L, 5_000_000_000L),
            new Column("credit", "decimal(12,2)", new BigDecimal("7.50"), new BigDecimal("7.00")),
            new Column("born", "date", LocalDate.of(2024, 2, 29), LocalDate.of(1999, 12, 31)),
            new Column(
                    "seen",
                    "timestamp",
                    LocalDateTime.of(2024, 2, 29, 12, 34, 56, 500_000_000),
                    LocalDateTime.of(2024, 3, 10, 2, 30)),
            new Column("token", "uuid", ID, new UUID(7, 7)));

    private static final Map<String, Object[]> ARRAYS = arrays();

    private static Map<String, Object[]> arrays() {
        Map<String, Object[]> arrays = new LinkedHashMap<>();
        arrays.put("boolean", new Boolean[] {true, null});
        arrays.put("integer", new Integer[] {7, 9, null});
        arrays.put("int4", new Object[] {7L});
        arrays.put("bigint", new Long[] {7L, 5_000_000_000L});
        arrays.put("integer out of range", new Long[] {7L, 5_000_000_000L});
        arrays.put("integer of fractions", new BigDecimal[] {new BigDecimal("7.5")});
        arrays.put("numeric", new BigDecimal[] {new BigDecimal("7.5"), new BigDecimal("7"), null});
        arrays.put("numeric of whole numbers", new Integer[] {7});
        arrays.put("date", new LocalDate[] {LocalDate.of(2024, 2, 29), null});
        arrays.put("date of Dates", new Date[] {Date.valueOf("1999-12-31")});
        arrays.put("timestamp", new LocalDateTime[] {LocalDateTime.of(2024, 2, 29, 12, 34, 56, 500_000_000)});
        arrays.put("timestamp of Timestamps", new Timestamp[] {Timestamp.valueOf("2024-02-29 12:34:56.5")});
        arrays.put("uuid", new UUID[] {ID, null});
        arrays.put("text", new String[] {"7", "true", "2024-02-29"});
        arrays.put("numeric without elements", new BigDecimal[0]);
        return arrays;
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL"})
    void findWhatTheyFindInColumnsOfTheType(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = kind.fresh(ArraysIT.class);
                Connection twin = database.connect()) {
            Ini ini = Ini.withSecretKey();
            COLUMNS.forEach(each -> ini.columns("secret." + each.name() + " = deterministic " + each.declared()));
            Sql.run(twin, table("secret", Application.text(kind.dialect())), table("plain", null));
            try (Connection connection = new Application(database, ini.write()).connectSpied()) {
                fill(connection, "secret");
                fill(twin, "plain");
                SpyDriver.clear();
                int answered = 0;
                for (Column column : COLUMNS) {
                    for (Map.Entry<String, Object[]> array : ARRAYS.entrySet()) {
                        answered += compare(connection, twin, column, array.getKey(), array.getValue());
                    }
                }
                assertThat(answered).isGreaterThan(15);
                assertThat(SpyDriver.find(ID.toString())).isEmpty();
                assertThat(SpyDriver.find("2024-02-29 12:34:56.5")).isEmpty();
            }
        }
    }

    private static int compare(Connection connection, Connection twin, Column column, String name, Object[] elements)
            throws SQLException {
        String type = name.split(" ", 2)[0];
        int answered = 0;
        for (boolean made : new boolean[] {true, false}) {
            String ours = found(connection, "secret", column, made ? type : null, elements);
            String theirs = found(twin, "plain", column, made ? type : null, elements);
            if (!ours.equals("failed")) {
                assertThat(ours)
                        .as(column.declared() + " with " + name + (made ? "" : " by setObject"))
                        .isEqualTo(theirs);
                answered++;
            } else {
                assertThat(isMeant(column, name) && !theirs.equals("failed"))
                        .as(column.declared() + " refuses " + name + (made ? "" : " by setObject") + ", where "
                                + theirs)
                        .isFalse();
            }
        }
        return answered;
    }

    /** Whether an array of the type is one for the column, however it is set. */
    private static boolean isMeant(Column column, String array) {
        return column.declared().equals(array) || (column.name().equals("credit") && array.equals("numeric"));
    }

    private static String found(
            Connection connection, String table, Column column, @Nullable String type, Object[] elements) {
        String sql = "SELECT id FROM " + table + " WHERE " + column.name() + " = ANY (?) ORDER BY id";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            if (type == null) {
                statement.setObject(1, elements);
            } else {
                statement.setArray(1, connection.createArrayOf(type, elements));
            }
            try (ResultSet rows = statement.executeQuery()) {
                List<Integer> ids = new ArrayList<>();
                while (rows.next()) {
                    ids.add(rows.getInt(1));
                }
                return ids.toString();
            }
        } catch (SQLException e) {
            return "failed";
        }
    }

    private static String table(String name, @Nullable String stored) {
        StringBuilder sql = new StringBuilder("CREATE TABLE " + name + " (id INT PRIMARY KEY");
        COLUMNS.forEach(each ->
                sql.append(", ").append(each.name()).append(' ').append(stored == null ? each.declared() : stored));
        return sql.append(")").toString();
    }

    private static void fill(Connection connection, String table) throws SQLException {
        String sql = "INSERT INTO " + table + " VALUES (?" + ", ?".repeat(COLUMNS.size()) + ")";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int id = 1; id <= 2; id++) {
                statement.setInt(1, id);
                for (int i = 0; i < COLUMNS.size(); i++) {
                    Column column = COLUMNS.get(i);
                    statement.setObject(i + 2, id == 1 ? column.first() : column.second());
                }
                statement.executeUpdate();
            }
        }
    }
}
