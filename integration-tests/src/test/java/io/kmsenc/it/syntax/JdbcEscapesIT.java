package io.kmsenc.it.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.it.app.Application;
import io.kmsenc.it.app.Ini;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.sql.Dialect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** JDBC escapes beside a secret column are answered as on a plaintext twin. */
class JdbcEscapesIT {

    private static final Path INI =
            Ini.withSecretKey().columns("vault.v = deterministic compare=exact").write();
    private static final List<String> QUERIES = List.of(
            "SELECT a.v FROM {oj T a LEFT OUTER JOIN other o ON o.id = a.id} WHERE a.v = ? AND o.id IS NULL",
            "SELECT v FROM T WHERE v = ? AND note LIKE 'a!_%' {escape '!'}",
            "SELECT v, {fn concat(note, '!')} FROM T WHERE {fn ucase(note)} = 'A_' AND v = ?");

    @ParameterizedTest
    @EnumSource
    void areAnsweredAsOnATwin(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = kind.fresh(JdbcEscapesIT.class);
                Connection raw = database.connect();
                Connection connection = new Application(database, INI).connect()) {
            String columns = " (id INT, v " + Application.text(kind.dialect()) + ", note VARCHAR(20))";
            Sql.run(
                    raw,
                    "CREATE TABLE vault" + columns,
                    "CREATE TABLE twin" + columns,
                    "CREATE TABLE other (id INT)",
                    "INSERT INTO twin VALUES (1, 'secret', 'a_'), (2, 'secret', 'ab'), (3, 'public', 'a_')",
                    "INSERT INTO other VALUES (2)");
            Sql.run(
                    connection,
                    "INSERT INTO vault VALUES (1, 'secret', 'a_'), (2, 'secret', 'ab'), (3, 'public', 'a_')");
            for (String query : QUERIES) {
                // neither driver of MariaDB knows {escape}
                boolean unknown = kind.dialect() == Dialect.MARIADB && query.contains("{escape");
                List<String> expected = unknown ? List.of() : List.of("secret");
                assertThat(first(raw, query.replace(" T ", " twin "))).as(query).isEqualTo(expected);
                assertThat(first(connection, query.replace(" T ", " vault ")))
                        .as(query)
                        .isEqualTo(expected);
            }
        }
    }

    /** The first column; nothing for a statement that is rejected, but not by kmsenc. */
    private static List<String> first(Connection connection, String query) {
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setString(1, "secret");
            List<String> values = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
            }
            return values;
        } catch (SQLException e) {
            assertThat(String.valueOf(e.getSQLState())).doesNotStartWith("KE");
            return List.of();
        }
    }
}
