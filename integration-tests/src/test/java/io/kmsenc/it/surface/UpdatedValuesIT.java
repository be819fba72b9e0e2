package io.kmsenc.it.surface;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.it.app.Application;
import io.kmsenc.it.app.Ini;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.sql.Dialect;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is read from an updated row before it is asked for again, and after. */
class UpdatedValuesIT {

    private static final byte[] BYTES = "caf\u00e9".getBytes(StandardCharsets.UTF_8);
    private static final UUID ID = UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e");

    /** The declared type of each column of the row, by its name. */
    private static final Map<String, String> DECLARED = new LinkedHashMap<>();

    static {
        DECLARED.put("note", "varchar(100)");
        DECLARED.put("photo", "binary");
        DECLARED.put("active", "boolean");
        DECLARED.put("visits", "integer");
        DECLARED.put("points", "bigint");
        DECLARED.put("credit", "decimal(12,2)");
        DECLARED.put("born", "date");
        DECLARED.put("seen", "timestamp");
        DECLARED.put("token", "uuid");
    }

    private record Update(String column, String name, Change change) {

        interface Change {
            void of(ResultSet row, String column) throws SQLException;
        }
    }

    private static final List<Update> UPDATES = List.of(
            new Update("note", "string", (row, column) -> row.updateString(column, "a string")),
            new Update(
                    "note", "reader", (row, column) -> row.updateCharacterStream(column, new StringReader("read"), 4)),
            new Update("note", "clob", (row, column) -> row.updateClob(column, new StringReader("long text"))),
            new Update("note", "national", (row, column) -> row.updateNString(column, "not\u00e9")),
            new Update(
                    "note",
                    "ascii",
                    (row, column) -> row.updateAsciiStream(column, new ByteArrayInputStream(new byte[] {'a'}), 1)),
            new Update("note", "number", (row, column) -> row.updateInt(column, 7)),
            new Update("photo", "bytes", (row, column) -> row.updateBytes(column, BYTES)),
            new Update(
                    "photo",
                    "stream",
                    (row, column) -> row.updateBinaryStream(column, new ByteArrayInputStream(BYTES), BYTES.length)),
            new Update("photo", "blob", (row, column) -> row.updateBlob(column, new ByteArrayInputStream(BYTES))),
            new Update("active", "boolean", (row, column) -> row.updateBoolean(column, true)),
            new Update("active", "string", (row, column) -> row.updateString(column, "0")),
            new Update("visits", "byte", (row, column) -> row.updateByte(column, (byte) 7)),
            new Update("visits", "short", (row, column) -> row.updateShort(column, (short) -7)),
            new Update("visits", "int", (row, column) -> row.updateInt(column, Integer.MIN_VALUE)),
            new Update("visits", "out of range", (row, column) -> row.updateLong(column, 1L << 40)),
            new Update("points", "long", (row, column) -> row.updateLong(column, Long.MAX_VALUE)),
            new Update("points", "double", (row, column) -> row.updateDouble(column, 7.0)),
            new Update("credit", "decimal", (row, column) -> row.updateBigDecimal(column, new BigDecimal("7.50"))),
            new Update("credit", "scaled", (row, column) -> row.updateObject(column, new BigDecimal("7.5"), 1)),
            new Update("credit", "too long", (row, column) -> row.updateBigDecimal(column, new BigDecimal("1E11"))),
            new Update("born", "date", (row, column) -> row.updateDate(column, Date.valueOf("2024-02-29"))),
            new Update("born", "local date", (row, column) -> row.updateObject(column, LocalDate.of(1999, 12, 31))),
            new Update(
                    "seen",
                    "timestamp",
                    (row, column) -> row.updateTimestamp(column, Timestamp.valueOf("2024-02-29 12:34:56.5"))),
            new Update(
                    "seen",
                    "local",
                    (row, column) -> row.updateObject(column, LocalDateTime.of(2024, 2, 29, 12, 34, 56, 123456789))),
            new Update("token", "uuid", (row, column) -> row.updateObject(column, ID)),
            new Update("note", "typed", (row, column) -> row.updateObject(column, "typed", JDBCType.VARCHAR)),
            new Update("token", "null", (row, column) -> row.updateNull(column)),
            new Update("note", "null", (row, column) -> row.updateString(column, null)));

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void areThoseOfColumnsOfTheType(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = kind.fresh(UpdatedValuesIT.class);
                Connection twin = database.connect()) {
            Dialect dialect = kind.dialect();
            Ini ini = Ini.withSecretKey();
            DECLARED.forEach((column, type) -> ini.columns("secret." + column + " = randomized " + type));
            Sql.run(twin, table("secret", dialect, true), table("plain", dialect, false));
            Sql.run(twin, "INSERT INTO secret (id) VALUES (1)", "INSERT INTO plain (id) VALUES (1)");
            try (Connection connection = new Application(database, ini.write()).connect()) {
                assertThat(events(connection, "secret")).isEqualTo(events(twin, "plain"));
                assertThat(Sql.rows(twin, "SELECT note, born, seen FROM secret").get(0))
                        .allMatch(stored -> stored == null || stored.startsWith("kmsenc1."));
            }
        }
    }

    private static String table(String name, Dialect dialect, boolean secret) {
        StringBuilder sql = new StringBuilder("CREATE TABLE " + name + " (id INT PRIMARY KEY");
        DECLARED.forEach((column, type) -> sql.append(", ")
                .append(column)
                .append(' ')
                .append(secret ? stored(type, dialect) : real(type, dialect)));
        return sql.append(")").toString();
    }

    private static String stored(String declared, Dialect dialect) {
        return declared.equals("binary") ? Application.binary(dialect) : Application.text(dialect);
    }

    private static String real(String declared, Dialect dialect) {
        if (declared.equals("timestamp")) {
            return dialect == Dialect.MARIADB ? "DATETIME(6)" : "TIMESTAMP(6)";
        }
        return declared.equals("binary") ? Application.binary(dialect) : declared;
    }

    private static List<String> events(Connection connection, String table) throws SQLException {
        List<String> events = new ArrayList<>();
        try (Statement statement =
                        connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
                ResultSet row = statement.executeQuery(
                        "SELECT id, " + String.join(", ", DECLARED.keySet()) + " FROM " + table)) {
            row.next();
            for (Update update : UPDATES) {
                String told = update.column() + " by " + update.name() + ": ";
                try {
                    update.change().of(row, update.column());
                    row.updateRow();
                    told += "updated to " + shown(row, update.column());
                } catch (SQLException e) {
                    row.cancelRowUpdates();
                    told += "failed";
                }
                row.refreshRow();
                events.add(told + ", then " + shown(row, update.column()));
            }
        }
        return events;
    }

    private static String shown(ResultSet row, String column) throws SQLException {
        Object value = row.getObject(column);
        return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value);
    }
}
