package io.kmsenc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Calendar;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A getter gives by a column's label what it gives by its number, and fails in the same way. */
class GettersByLabelTest {

    private static final List<String> COLUMNS = List.of("note", "digits", "photo", "salary", "nothing");

    @TempDir
    Path folder;

    @Test
    void everyGetterGivesTheSameByLabel() throws Exception {
        try (H2Database database = new H2Database(
                        folder,
                        "people.note = randomized",
                        "people.digits = deterministic varchar(20)",
                        "people.photo = randomized binary",
                        "people.salary = randomized decimal(12,2)",
                        "people.nothing = randomized");
                Connection connection = database.encrypted()) {
            fill(database, connection);
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT note, digits, photo, salary, nothing FROM people")) {
                assertThat(row.next()).isTrue();
                List<Method> getters = getters();
                assertThat(getters).hasSizeGreaterThan(30);
                for (Method byLabel : getters) {
                    for (String column : COLUMNS) {
                        assertThat(outcome(byLabel, row, column))
                                .as("%s of %s", byLabel, column)
                                .isEqualTo(outcome(byNumber(byLabel), row, COLUMNS.indexOf(column) + 1));
                    }
                }
            }
        }
    }

    private static void fill(H2Database database, Connection connection) throws SQLException {
        database.ddl("CREATE TABLE people (note VARCHAR(400), digits VARCHAR(400), photo VARBINARY(400),"
                + " salary VARCHAR(400), nothing VARCHAR(400))");
        try (var insert = connection.prepareStatement("INSERT INTO people VALUES (?, ?, ?, ?, NULL)")) {
            insert.setString(1, "a note");
            insert.setInt(2, 7);
            insert.setBytes(3, new byte[] {1, 2, (byte) 0xff});
            insert.setInt(4, 12);
            insert.executeUpdate();
        }
    }

    private static List<Method> getters() {
        return Arrays.stream(ResultSet.class.getMethods())
                .filter(method -> method.getName().startsWith("get"))
                .filter(method -> method.getParameterCount() > 0 && method.getParameterTypes()[0] == String.class)
                .toList();
    }

    private static Method byNumber(Method byLabel) throws NoSuchMethodException {
        Class<?>[] types = byLabel.getParameterTypes();
        types[0] = int.class;
        return ResultSet.class.getMethod(byLabel.getName(), types);
    }

    private static String outcome(Method method, ResultSet row, Object column) throws Exception {
        Object[] arguments = Stream.concat(
                        Stream.of(column),
                        Arrays.stream(method.getParameterTypes()).skip(1).map(GettersByLabelTest::argument))
                .toArray();
        try {
            return shown(method.invoke(row, arguments)) + " " + row.wasNull();
        } catch (InvocationTargetException e) {
            return e.getCause().toString();
        }
    }

    private static Object argument(Class<?> type) {
        if (type == int.class) {
            return 1;
        } else if (type == Map.class) {
            return Map.of();
        }
        return type == Class.class ? String.class : Calendar.getInstance(TimeZone.getTimeZone("Asia/Tokyo"));
    }

    private static String shown(Object value) throws Exception {
        if (value instanceof byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        } else if (value instanceof InputStream stream) {
            return HexFormat.of().formatHex(stream.readAllBytes());
        } else if (value instanceof Blob blob) {
            return shown(blob.getBinaryStream());
        } else if (value instanceof Clob clob) {
            return shown(clob.getCharacterStream());
        } else if (value instanceof Reader reader) {
            StringWriter text = new StringWriter();
            reader.transferTo(text);
            return text.toString();
        }
        return String.valueOf(value);
    }
}
