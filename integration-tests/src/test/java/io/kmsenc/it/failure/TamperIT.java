package io.kmsenc.it.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.kmsenc.it.app.Application;
import io.kmsenc.it.app.Ini;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.jdbc.SqlErrors;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever alters what is stored gets an error that tells the column and no value, never another value. */
class TamperIT {

    private static final String VALUE = "value-4711-of-the-tamper-test";
    private static final String PREFIX = "kmsenc1.";
    private static final int HEADER = 23;
    private static final Path INI = ini(Ini.SECRET_KEY).write();
    private static final Path OTHER_INI =
            ini("another-secret-key-of-thirty-two").write();
    private static final List<String> COLUMNS = List.of("ssn", "email", "photo", "thumb");

    private FreshDatabase database;
    private Connection raw;
    private Connection connection;

    private static Ini ini(String secretKey) {
        return new Ini()
                .secretKey(secretKey)
                .columns(
                        "customers.ssn = randomized",
                        "customers.name = randomized",
                        "customers.email = deterministic compare=exact",
                        "customers.login = deterministic compare=exact",
                        "customers.photo = randomized binary",
                        "customers.scan = randomized binary",
                        "customers.thumb = deterministic binary",
                        "customers.icon = deterministic binary");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        raw.close();
        database.close();
    }

    @ParameterizedTest
    @EnumSource(value = TestDatabase.class, mode = EnumSource.Mode.EXCLUDE, names = "H2_FILE")
    void everyAlterationIsATypedErrorThatNamesTheColumn(TestDatabase kind) throws SQLException {
        open(kind);
        alteredBytes();
        copiedIntoOtherColumn();
        replacedKeys();
        missingKey();
        wrongSecretKey();
        assertReads();
    }

    private void open(TestDatabase kind) throws SQLException {
        database = kind.fresh(TamperIT.class);
        raw = database.connect();
        String text = Application.text(kind.dialect());
        String binary = Application.binary(kind.dialect());
        Sql.run(
                raw,
                "CREATE TABLE customers (id INT PRIMARY KEY, ssn " + text + ", name " + text + ", email " + text
                        + ", login " + text + ", photo " + binary + ", scan " + binary + ", thumb " + binary + ", icon "
                        + binary + ")");
        connection = new Application(database, INI).connect();
        write(connection);
    }

    private static void write(Connection connection) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO customers VALUES (1,?,?,?,?,?,?,?,?)")) {
            for (int i = 1; i <= 4; i++) {
                insert.setString(i, VALUE);
                insert.setBytes(i + 4, VALUE.getBytes(StandardCharsets.UTF_8));
            }
            insert.executeUpdate();
        }
    }

    private static boolean isText(String column) {
        return column.equals("ssn") || column.equals("email");
    }

    private void alteredBytes() throws SQLException {
        for (String column : COLUMNS) {
            altered(column, SqlErrors.AUTHENTICATION_FAILED, m -> flipped(m, m.length - 1));
            altered(column, SqlErrors.AUTHENTICATION_FAILED, m -> flipped(m, HEADER));
            altered(column, SqlErrors.AUTHENTICATION_FAILED, m -> Arrays.copyOf(m, m.length - 1));
            altered(column, SqlErrors.AUTHENTICATION_FAILED, m -> Arrays.copyOf(m, m.length + 3));
            altered(column, SqlErrors.MALFORMED, m -> Arrays.copyOf(m, HEADER - 1));
            altered(column, SqlErrors.MALFORMED, m -> Arrays.copyOf(m, HEADER + 2));
            altered(column, SqlErrors.UNSUPPORTED, m -> with(m, 5, 99)); // suite
            altered(column, SqlErrors.MALFORMED, m -> with(m, 5, 3 - m[5])); // the other suite
            altered(column, SqlErrors.UNSUPPORTED, m -> with(m, 6, 99)); // type
            altered(column, SqlErrors.DATA_KEY, m -> flipped(m, 7)); // key id
            storedAs(column, "", SqlErrors.MALFORMED);
            storedAs(column, VALUE, SqlErrors.NOT_CIPHERTEXT);
            if (isText(column)) {
                storedAs(column, "kmsenc2.AAAA", SqlErrors.UNSUPPORTED);
                storedAs(column, "kmsenc1.", SqlErrors.MALFORMED);
                storedAs(column, "kmsenc1.*", SqlErrors.MALFORMED);
                storedAs(column, "Kmsenc1.AAAA", SqlErrors.NOT_CIPHERTEXT);
            } else {
                altered(column, SqlErrors.UNSUPPORTED, m -> with(m, 4, 2)); // version
                altered(column, SqlErrors.NOT_CIPHERTEXT, m -> flipped(m, 0)); // magic
            }
        }
    }

    private static byte[] flipped(byte[] message, int at) {
        return with(message, at, message[at] ^ 1);
    }

    private static byte[] with(byte[] message, int at, int value) {
        byte[] altered = message.clone();
        altered[at] = (byte) value;
        return altered;
    }

    private void altered(String column, String state, UnaryOperator<byte[]> alteration) throws SQLException {
        byte[] stored = stored(column);
        byte[] changed = alteration.apply(message(column, stored));
        store(column, isText(column) ? text(changed) : changed);
        assertRefused(connection, column, state);
        store(column, stored);
    }

    private void storedAs(String column, String text, String state) throws SQLException {
        byte[] stored = stored(column);
        store(column, text.getBytes(StandardCharsets.UTF_8));
        assertRefused(connection, column, state);
        store(column, stored);
    }

    // The text form stands for a message whose first five bytes are the same everywhere.
    private static byte[] message(String column, byte[] stored) {
        if (!isText(column)) {
            return stored;
        }
        String text = new String(stored, StandardCharsets.US_ASCII);
        assertThat(text).startsWith(PREFIX);
        byte[] spare = Base64.getUrlDecoder().decode("AAAAAAAA" + text.substring(PREFIX.length()));
        return Arrays.copyOfRange(spare, 1, spare.length);
    }

    private static byte[] text(byte[] message) {
        byte[] spare = new byte[message.length + 1];
        System.arraycopy(message, 0, spare, 1, message.length);
        String coded = Base64.getUrlEncoder().withoutPadding().encodeToString(spare);
        return (PREFIX + coded.substring(PREFIX.length())).getBytes(StandardCharsets.US_ASCII);
    }

    private void copiedIntoOtherColumn() throws SQLException {
        for (List<String> pair : List.of(
                List.of("ssn", "name"),
                List.of("email", "login"),
                List.of("photo", "scan"),
                List.of("thumb", "icon"))) {
            byte[] stored = stored(pair.get(0));
            store(pair.get(0), stored(pair.get(1)));
            assertRefused(connection, pair.get(0), SqlErrors.AUTHENTICATION_FAILED);
            store(pair.get(0), stored);
        }
        // a deterministic value in a randomized column
        byte[] stored = stored("ssn");
        store("ssn", stored("email"));
        assertRefused(connection, "ssn", SqlErrors.MALFORMED);
        store("ssn", stored);
    }

    // The rows of two keys exchange what they hold, or their names: neither passes for the other.
    private void replacedKeys() throws SQLException {
        String key = keyOf("email");
        String other = keyOf("login");
        Sql.run(
                raw,
                "CREATE TABLE kept AS SELECT * FROM kmsenc_data_keys",
                "UPDATE kmsenc_data_keys SET encrypted_data = (SELECT encrypted_data FROM kept WHERE name = '" + other
                        + "') WHERE name = '" + key + "'");
        assertFreshlyRefused("email", SqlErrors.DATA_KEY);
        Sql.run(
                raw,
                "UPDATE kmsenc_data_keys SET active = FALSE WHERE name = '" + other + "'",
                "UPDATE kmsenc_data_keys SET label = (SELECT label FROM kept WHERE name = '" + other
                        + "') WHERE name = '" + key + "'");
        assertFreshlyRefused("email", SqlErrors.DATA_KEY);
        restoreKeys("encrypted_data", "label", "active");
    }

    private void missingKey() throws SQLException {
        Sql.run(raw, "DELETE FROM kmsenc_data_keys WHERE name = '" + keyOf("email") + "'");
        assertFreshlyRefused("email", SqlErrors.DATA_KEY);
        List<String> columns =
                List.of("name", "active", "scope", "provider", "encrypted_data", "label", "created", "updated");
        String list = String.join(", ", columns);
        Sql.run(
                raw,
                "INSERT INTO kmsenc_data_keys (" + list + ") SELECT " + list
                        + " FROM kept WHERE name NOT IN (SELECT name" + " FROM kmsenc_data_keys)");
    }

    private void restoreKeys(String... columns) throws SQLException {
        for (String column : columns) {
            Sql.run(
                    raw,
                    "UPDATE kmsenc_data_keys SET " + column + " = (SELECT " + column
                            + " FROM kept WHERE kept.name = kmsenc_data_keys.name)");
        }
    }

    private void wrongSecretKey() throws SQLException {
        try (Connection other = new Application(database, OTHER_INI).connect()) {
            for (String column : COLUMNS) {
                assertRefused(other, column, SqlErrors.DATA_KEY);
            }
        }
    }

    // What another process would see, which holds no key in memory: another file is another configuration.
    private void assertFreshlyRefused(String column, String state) throws SQLException {
        forget();
        assertRefused(connection, column, state);
    }

    private void forget() throws SQLException {
        connection.close();
        connection = new Application(database, ini(Ini.SECRET_KEY).write()).connect();
    }

    private void assertReads() throws SQLException {
        forget();
        for (String column : COLUMNS) {
            assertThat(read(connection, column)).as(column).isEqualTo(VALUE);
        }
    }

    private void assertRefused(Connection reading, String column, String state) throws SQLException {
        Throwable failure = catchThrowable(() -> read(reading, column));
        Class<?> type = state.equals(SqlErrors.DATA_KEY) ? SQLNonTransientException.class : SQLDataException.class;
        assertThat(failure)
                .isExactlyInstanceOf(type)
                .hasMessageContaining("\"customers\".\"" + column + "\"")
                .isInstanceOfSatisfying(
                        SQLException.class,
                        e -> assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo(state));
        for (Throwable each = failure; each != null; each = each.getCause()) {
            assertThat(String.valueOf(each.getMessage())).doesNotContain(VALUE, Ini.SECRET_KEY, "another-secret-key");
        }
    }

    private static String read(Connection reading, String column) throws SQLException {
        try (Statement statement = reading.createStatement();
                ResultSet result = statement.executeQuery("SELECT " + column + " FROM customers WHERE id = 1")) {
            assertThat(result.next()).isTrue();
            return isText(column) ? result.getString(1) : new String(result.getBytes(1), StandardCharsets.UTF_8);
        }
    }

    private String keyOf(String column) throws SQLException {
        return java.util.HexFormat.of().formatHex(message(textual(column), stored(column)), 7, HEADER);
    }

    private static String textual(String column) {
        return column.equals("login") ? "email" : column;
    }

    private byte[] stored(String column) throws SQLException {
        try (Statement statement = raw.createStatement();
                ResultSet result = statement.executeQuery("SELECT " + column + " FROM customers WHERE id = 1")) {
            assertThat(result.next()).isTrue();
            return result.getBytes(1);
        }
    }

    private void store(String column, byte[] value) throws SQLException {
        try (PreparedStatement update = raw.prepareStatement("UPDATE customers SET " + column + " = ? WHERE id = 1")) {
            if (isText(column)) {
                update.setString(1, new String(value, StandardCharsets.UTF_8));
            } else {
                update.setBytes(1, value);
            }
            update.executeUpdate();
        }
    }
}
