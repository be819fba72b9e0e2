package io.kmsenc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BinaryColumnTest {

    private static final byte[] SECRET = HexFormat.of().parseHex("00ff10cafe7f80000d0a27");

    @TempDir
    static Path folder;

    private static H2Database database;
    private static Connection connection;

    @BeforeAll
    static void open() throws SQLException {
        database = new H2Database(folder, "photos.image = randomized binary", "photos.checksum = deterministic binary");
        database.ddl("CREATE TABLE photos (id INT, image BLOB, checksum VARBINARY(1000), plain VARBINARY(1000))");
        connection = database.encrypted();
    }

    @BeforeEach
    void empty() throws SQLException {
        database.ddl("TRUNCATE TABLE photos");
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
        database.close();
    }

    interface Setter {
        void set(PreparedStatement statement, int index) throws SQLException;
    }

    static Stream<Arguments> setters() {
        return Stream.of(
                setter("setBytes", (s, i) -> s.setBytes(i, SECRET)),
                setter("setObject", (s, i) -> s.setObject(i, SECRET)),
                setter("setObject VARBINARY", (s, i) -> s.setObject(i, SECRET, Types.VARBINARY)),
                setter("setBinaryStream", (s, i) -> s.setBinaryStream(i, new ByteArrayInputStream(SECRET))),
                setter(
                        "setBinaryStream int",
                        (s, i) -> s.setBinaryStream(i, new ByteArrayInputStream(SECRET), SECRET.length)),
                setter(
                        "setBinaryStream long",
                        (s, i) -> s.setBinaryStream(i, new ByteArrayInputStream(SECRET), (long) SECRET.length)),
                setter("setBlob stream", (s, i) -> s.setBlob(i, new ByteArrayInputStream(SECRET))),
                setter("setBlob stream long", (s, i) -> s.setBlob(i, new ByteArrayInputStream(SECRET), SECRET.length)),
                setter("setBlob", (s, i) -> {
                    Blob blob = s.getConnection().createBlob();
                    blob.setBytes(1, SECRET);
                    s.setBlob(i, blob);
                }));
    }

    private static Arguments setter(String name, Setter setter) {
        return Arguments.of(name, setter);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("setters")
    void everyBinarySetterStoresACiphertextThatReadsBack(String name, Setter setter) throws SQLException {
        byte[] before = SECRET.clone();
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO photos VALUES (1, ?, ?, ?)")) {
            setter.set(insert, 1);
            setter.set(insert, 2);
            setter.set(insert, 3);
            insert.executeUpdate();
        }
        assertThat(SECRET).as("the caller's array").isEqualTo(before);
        String hex = HexFormat.of().formatHex(SECRET);
        assertThat(database.stored("SELECT RAWTOHEX(checksum) FROM photos")).doesNotContain(hex);
        assertThat(database.stored("SELECT RAWTOHEX(plain) FROM photos")).isEqualTo(hex);
        try (PreparedStatement select =
                connection.prepareStatement("SELECT image, checksum, plain FROM photos WHERE checksum = ?")) {
            setter.set(select, 1);
            try (ResultSet result = select.executeQuery()) {
                assertThat(result.next()).isTrue();
                for (int i = 1; i <= 3; i++) {
                    assertThat(result.getBytes(i)).isEqualTo(SECRET);
                    assertThat(bytes(result.getBlob(i))).isEqualTo(SECRET);
                    assertThat(result.getBinaryStream(i)).hasBinaryContent(SECRET);
                    assertThat(result.getObject(i, byte[].class)).isEqualTo(SECRET);
                }
                assertThat((byte[]) result.getObject("CHECKSUM")).isEqualTo(SECRET);
                assertThat(bytes((Blob) result.getObject("IMAGE"))).isEqualTo(SECRET);
            }
        }
    }

    @Test
    void hexLiteralsAreEncrypted() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO photos VALUES (1, X'cafe', x'', X'cafe')");
            try (ResultSet result = statement.executeQuery("SELECT * FROM photos WHERE checksum = X''")) {
                assertThat(result.next()).isTrue();
                assertThat(result.getBytes("image")).isEqualTo(new byte[] {(byte) 0xca, (byte) 0xfe});
                assertThat(result.getBytes("checksum")).isEmpty();
            }
        }
        assertThat(database.stored("SELECT RAWTOHEX(checksum) FROM photos")).startsWith("9b4b");
        assertThat(database.stored("SELECT RAWTOHEX(plain) FROM photos")).isEqualTo("cafe");
    }

    @Test
    void textIsItsUtf8Form() throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO photos (image, plain) VALUES (?, ?)")) {
            insert.setString(1, "caf\u00e9");
            insert.setString(2, "caf\u00e9");
            insert.executeUpdate();
        }
        assertThat(database.stored("SELECT RAWTOHEX(image) FROM photos")).startsWith("9b4b4d45");
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT image, plain FROM photos")) {
            result.next();
            for (int i = 1; i <= 2; i++) {
                assertThat(result.getString(i)).isEqualTo("caf\u00e9");
                assertThat(result.getBytes(i)).isEqualTo(HexFormat.of().parseHex("636166c3a9"));
            }
        }
    }

    @Test
    void whatIsNoStringIsRefused() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO photos (image) VALUES (?)")) {
            for (Object value : List.of(7.5, LocalDate.of(2024, 2, 29), List.of("secret"))) {
                assertThatThrownBy(() -> insert.setObject(1, value))
                        .isInstanceOf(SQLDataException.class)
                        .hasMessageContaining("\"photos\".\"image\"")
                        .hasMessageContaining("use setBytes");
            }
            insert.setBytes(1, SECRET);
            insert.executeUpdate();
        }
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT image FROM photos")) {
            result.next();
            assertThatThrownBy(() -> result.getString(1))
                    .isInstanceOf(SQLDataException.class)
                    .hasMessageContaining("the bytes are not the UTF-8 form of a text");
            assertThatThrownBy(() -> result.getInt(1)).isInstanceOf(SQLDataException.class);
            assertThatThrownBy(() -> result.getObject(1, String.class)).isInstanceOf(SQLDataException.class);
        }
    }

    @Test
    void nullIsReadByEveryGetterOfTheDriver() throws SQLException {
        database.ddl("INSERT INTO photos (image) VALUES (NULL)");
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT image FROM photos")) {
            result.next();
            assertThat(result.getString(1)).isNull();
            assertThat(result.getInt(1)).isZero();
            assertThat(result.wasNull()).isTrue();
            assertThat(result.getObject(1)).isNull();
        }
    }

    private static byte[] bytes(Blob blob) throws SQLException {
        return blob.getBytes(1, (int) blob.length());
    }
}
