package io.kmsenc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parameters that are arrays of values, and such as a cast in the statement leaves a part of. */
class ParameterFormTest {

    private static final String ANY = "SELECT id FROM people WHERE email = ANY (?) ORDER BY id";

    @TempDir
    Path folder;

    private H2Database database;
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        database = new H2Database(folder, "people.email = deterministic", "people.photo = deterministic binary");
        database.ddl("CREATE TABLE people (id INT, email VARCHAR(400), photo VARBINARY(400), city VARCHAR(40))");
        connection = database.encrypted();
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    "INSERT INTO people VALUES (1, 'ada', X'01', 'Lund'), (2, 'bob', X'02', 'Oslo'), (3, NULL, NULL, 'Rome')");
        }
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        database.close();
    }

    @Test
    void elementsOfAnArrayAreFound() throws SQLException {
        Array made = connection.createArrayOf("VARCHAR", new Object[] {"ada", null, "cyd"});
        assertThat(ids(ANY, (s, i) -> s.setArray(i, made))).containsExactly(1);
        assertThat(ids(ANY, (s, i) -> s.setObject(i, new String[] {"bob", "ada"})))
                .containsExactly(1, 2);
        assertThat(ids(ANY, (s, i) -> s.setObject(i, new Object[] {"bob"}, Types.ARRAY)))
                .containsExactly(2);
        assertThat(ids(ANY, (s, i) -> s.setObject(i, new String[0]))).isEmpty();
        assertThat(ids(ANY, (s, i) -> s.setNull(i, Types.ARRAY))).isEmpty();
        assertThat(ids(
                        "SELECT id FROM people WHERE photo = ANY (?)",
                        (s, i) -> s.setObject(i, new byte[][] {{2}, {9}})))
                .containsExactly(2);
    }

    @Test
    void whatIsNoArrayOfValuesIsRefused() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(ANY)) {
            assertThatThrownBy(() -> query.setString(1, "ada")).hasMessageContaining("use setArray");
            assertThatThrownBy(() -> query.setObject(1, new Object[] {"ada", 5}))
                    .isInstanceOf(SQLDataException.class)
                    .hasMessageContaining("elements must be strings")
                    .hasMessageNotContaining("ada");
            assertThatThrownBy(() -> query.setObject(1, new byte[][] {{1}})).isInstanceOf(SQLDataException.class);
        }
    }

    @Test
    void anArrayOfAPlainColumnIsForwarded() throws SQLException {
        assertThat(ids(
                        "SELECT id FROM people WHERE city = ANY (?) AND email IS NOT NULL",
                        (s, i) -> s.setObject(i, new String[] {"Oslo", "Rome"})))
                .containsExactly(2);
    }

    @Test
    void aValueWhoseCiphertextACastWouldCutIsRefused() throws SQLException {
        String query = "SELECT id FROM people WHERE email = CAST(? AS VARCHAR(%d))";
        assertThat(ids(query.formatted(400), (s, i) -> s.setString(i, "ada"))).containsExactly(1);
        assertThatThrownBy(() -> ids(query.formatted(40), (s, i) -> s.setString(i, "ada")))
                .isInstanceOf(SQLDataException.class)
                .hasMessageContaining("to a length of 40")
                .hasMessageNotContaining("ada")
                .extracting(e -> ((SQLException) e).getSQLState())
                .isEqualTo("KE105");
        try (Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeUpdate("UPDATE people SET email = CAST('cyd' AS VARCHAR(40))"))
                    .isInstanceOf(SQLDataException.class);
            statement.executeUpdate("UPDATE people SET email = CAST('cyd' AS VARCHAR(400)) WHERE id = 1");
        }
        assertThat(database.stored("SELECT email FROM people WHERE id = 1")).startsWith("kmsenc1.");
        assertThat(ids(ANY, (s, i) -> s.setObject(i, new String[] {"cyd"}))).containsExactly(1);
    }

    @Test
    void bytesThatH2WouldMakeTextOfAreRefusedAndCastOnesKept() throws SQLException {
        String update = "UPDATE people SET photo = CASE WHEN id = 1 THEN %s END WHERE id = 1";
        assertThatThrownBy(() -> connection.prepareStatement(update.formatted("?")))
                .hasMessageContaining("cast them to VARBINARY");
        try (PreparedStatement statement = connection.prepareStatement(update.formatted("CAST(? AS VARBINARY)"))) {
            statement.setBytes(1, new byte[] {(byte) 0xff, 0, (byte) 0x80});
            statement.executeUpdate();
        }
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT photo FROM people WHERE id = 1")) {
            assertThat(result.next()).isTrue();
            assertThat(result.getBytes(1)).containsExactly(0xff, 0, 0x80);
        }
    }

    private interface Setter {
        void set(PreparedStatement statement, int index) throws SQLException;
    }

    private List<Integer> ids(String sql, Setter setter) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            setter.set(query, 1);
            List<Integer> ids = new ArrayList<>();
            try (ResultSet result = query.executeQuery()) {
                while (result.next()) {
                    ids.add(result.getInt(1));
                }
            }
            return ids;
        }
    }
}
