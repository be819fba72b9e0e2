package io.kmsenc.it.types;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.it.app.Application;
import io.kmsenc.it.app.Ini;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.sql.Dialect;
import io.kmsenc.value.JsonCase;
import io.kmsenc.value.JsonCase.Kept;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.util.PGobject;

/** JSON texts in secret columns and in columns of the database's own type: both keep the same, or kmsenc refuses. */
class JsonIT {

    private static final String REFUSED = "refused";

    /** How an application of the database gives a JSON text. */
    private interface Giving {
        void give(PreparedStatement statement, String text) throws SQLException;
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void keepsEachTextAsTheDatabaseDoesOrRefusesIt(TestDatabase kind) throws SQLException {
        switch (kind.dialect()) {
            case H2 ->
                compare(kind, Kept.COMPACT_JSON, (s, text) -> s.setBytes(1, text.getBytes(StandardCharsets.UTF_8)));
            case POSTGRESQL -> {
                compare(kind, Kept.JSON, (s, text) -> s.setObject(1, text, Types.OTHER));
                compare(kind, Kept.JSON, (s, text) -> s.setObject(1, object("json", text)));
                compare(kind, Kept.JSONB, (s, text) -> s.setObject(1, object("jsonb", text)));
            }
            case MARIADB -> {
                compare(kind, Kept.SHALLOW_JSON, (s, text) -> s.setString(1, text));
                compare(kind, Kept.SHALLOW_JSON, (s, text) -> s.setBytes(1, text.getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    private static void compare(TestDatabase kind, Kept kept, Giving giving) throws SQLException {
        try (FreshDatabase database = kind.fresh(JsonIT.class);
                Connection plain = database.connect();
                Connection encrypted = open(database, plain);
                PreparedStatement secret = encrypted.prepareStatement("INSERT INTO s VALUES (?)");
                PreparedStatement twin = plain.prepareStatement("INSERT INTO p VALUES (?)")) {
            for (JsonCase sample : JsonCase.all()) {
                JsonCase.Outcome expected =
                        Objects.requireNonNull(sample.outcomes().get(kept));
                assertThat(outcome(plain, "p", twin, giving, sample))
                        .as("the database: %s", sample)
                        .isEqualTo(expected.taken() ? expected.kept() : REFUSED);
                assertThat(outcome(encrypted, "s", secret, giving, sample))
                        .as("kmsenc: %s", sample)
                        .isEqualTo(expected.refused() ? REFUSED + " KE105" : expected.kept());
            }
        }
    }

    private static Connection open(FreshDatabase database, Connection plain) throws SQLException {
        String kept = database.kind().dialect() == Dialect.H2
                ? "CLOB"
                : database.kind().dialect() == Dialect.MARIADB ? "LONGTEXT" : "TEXT";
        Sql.run(plain, "CREATE TABLE s (v " + kept + ")", "CREATE TABLE p (v JSON)");
        return new Application(
                        database,
                        Ini.withSecretKey().columns("s.v = randomized json").write())
                .connect();
    }

    private static String outcome(
            Connection connection, String table, PreparedStatement insert, Giving giving, JsonCase sample)
            throws SQLException {
        Sql.run(connection, "DELETE FROM " + table);
        try {
            giving.give(insert, sample.text());
            insert.executeUpdate();
        } catch (SQLException e) {
            return table.equals("s") ? REFUSED + " " + e.getSQLState() : REFUSED;
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT v FROM " + table)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }

    private static PGobject object(String type, @Nullable String value) throws SQLException {
        PGobject object = new PGobject();
        object.setType(type);
        object.setValue(value);
        return object;
    }

    @Test
    void givesAndTakesTheObjectOfPostgresql() throws SQLException {
        try (FreshDatabase database = TestDatabase.POSTGRESQL.fresh(JsonIT.class);
                Connection plain = database.connect();
                Connection encrypted = open(database, plain)) {
            for (String table : List.of("s", "p")) {
                Connection connection = table.equals("s") ? encrypted : plain;
                try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + table + " VALUES (?)")) {
                    insert.setObject(1, object("json", "{\"a\": 1}"), Types.OTHER);
                    insert.executeUpdate();
                }
                try (Statement statement = connection.createStatement();
                        ResultSet row = statement.executeQuery("SELECT v FROM " + table)) {
                    assertThat(row.next()).isTrue();
                    assertThat(row.getObject(1)).isEqualTo(object("json", "{\"a\": 1}"));
                    assertThat(row.getObject(1, PGobject.class)).isEqualTo(object("json", "{\"a\": 1}"));
                }
            }
        }
    }

    @Test
    void refusesAnObjectOfPostgresqlOfAnotherType() throws SQLException {
        try (FreshDatabase database = TestDatabase.POSTGRESQL.fresh(JsonIT.class);
                Connection plain = database.connect();
                Connection encrypted = open(database, plain)) {
            for (String type : List.of("text", "varchar", "xml", "int4", "bytea", "uuid")) {
                for (String value : Arrays.asList("7", null)) {
                    assertThat(state(plain, "p", object(type, value))).isEqualTo("42804");
                    assertThat(state(encrypted, "s", object(type, value))).isEqualTo("KE002");
                }
            }
            for (String type : List.of("json", "jsonb", "unknown", "JSON")) {
                assertThat(state(plain, "p", object(type, null))).isEmpty();
                assertThat(state(encrypted, "s", object(type, null))).isEmpty();
            }
        }
    }

    private static String state(Connection connection, String table, PGobject value) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + table + " VALUES (?)")) {
            insert.setObject(1, value);
            insert.executeUpdate();
            return "";
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }

    private static final List<String> DOCUMENTS = List.of(
            "{}",
            "[]",
            " {\"b\" : [1,2.50, {} , [] ] ,\"a\":{\"x\":null}, \"a\": \"\u00e9\"} ",
            "7",
            "\"text\"",
            "{\"q\": \"it's\"}");

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void takesTextsThatTheStatementMakesDocumentsOf(TestDatabase kind) throws SQLException {
        List<String> values = kind.dialect() == Dialect.MARIADB
                ? List.of("json_extract(?,'$')", "JSON_EXTRACT( ? , '$' )")
                : List.of("?::json", "CAST(? AS json)", "?::jsonb", "cast( ? as JSONB )");
        try (FreshDatabase database = kind.fresh(JsonIT.class);
                Connection plain = database.connect();
                Connection encrypted = open(database, plain)) {
            for (String value : values) {
                for (String text : DOCUMENTS) {
                    assertThat(written(encrypted, "s", "INSERT INTO s VALUES (" + value + ")", text))
                            .as("%s: %s", value, text)
                            .isEqualTo(written(plain, "p", "INSERT INTO p VALUES (" + value + ")", text));
                    assertThat(written(encrypted, "s", "UPDATE s SET v = " + value, text))
                            .isEqualTo(written(plain, "p", "UPDATE p SET v = " + value, text));
                    assertThat(Sql.column(plain, "SELECT v FROM s"))
                            .allMatch(stored -> String.valueOf(stored).startsWith("kmsenc1."));
                }
                assertThat(written(encrypted, "s", "INSERT INTO s VALUES (" + value + ")", null))
                        .isEqualTo("null");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void takesLiterals(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = kind.fresh(JsonIT.class);
                Connection plain = database.connect();
                Connection encrypted = open(database, plain)) {
            for (String text : DOCUMENTS) {
                String literal = "'" + text.replace("'", "''") + "'";
                for (String spelling : kind.dialect() == Dialect.MARIADB
                        ? List.of(literal)
                        : List.of(literal, literal + "::json", "CAST(" + literal + " AS json)")) {
                    Sql.run(encrypted, "DELETE FROM s", "INSERT INTO s VALUES (" + spelling + ")");
                    assertThat(Sql.column(encrypted, "SELECT v FROM s"))
                            .as(spelling)
                            .isEqualTo(List.of(text));
                    assertThat(Sql.column(plain, "SELECT v FROM s"))
                            .allMatch(stored -> String.valueOf(stored).startsWith("kmsenc1."));
                }
            }
            assertThat(failure(encrypted, "INSERT INTO s VALUES ('{a:1}')")).isEqualTo("KE105");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void refusesWhatTheDatabaseWouldDoWithADocument(TestDatabase kind) throws SQLException {
        List<String> statements = switch (kind.dialect()) {
            case H2 ->
                List.of(
                        "INSERT INTO s VALUES ('{}')",
                        "INSERT INTO s VALUES (CAST('{}' AS JSON))",
                        "INSERT INTO s VALUES (JSON '{}')",
                        "INSERT INTO s VALUES ('{}' FORMAT JSON)",
                        "INSERT INTO s VALUES (? FORMAT JSON)",
                        "SELECT (v).a FROM s",
                        "SELECT CAST(v AS VARCHAR) FROM s");
            case POSTGRESQL ->
                List.of(
                        "INSERT INTO s VALUES ('{}'::jsonb)",
                        "INSERT INTO s VALUES ('{}'::text::json)",
                        "SELECT v -> 'a' FROM s",
                        "SELECT v ->> 'a' FROM s",
                        "SELECT v::json FROM s",
                        "SELECT 1 FROM s WHERE v::jsonb @> '{}'",
                        "SELECT json_array_length(v) FROM s",
                        "INSERT INTO s SELECT v::json FROM s");
            case MARIADB ->
                List.of(
                        "INSERT INTO s VALUES (JSON_EXTRACT('{}', '$'))",
                        "INSERT INTO s VALUES (JSON_EXTRACT('{}', '$.a'))",
                        "SELECT JSON_VALUE(v, '$.a') FROM s",
                        "SELECT JSON_EXTRACT(v, '$') FROM s",
                        "SELECT 1 FROM s WHERE JSON_CONTAINS(v, '{}')");
        };
        try (FreshDatabase database = kind.fresh(JsonIT.class);
                Connection plain = database.connect();
                Connection encrypted = open(database, plain)) {
            for (String statement : statements) {
                assertThat(failure(encrypted, statement)).as(statement).isEqualTo("KE001");
            }
        }
    }

    private static String written(Connection connection, String table, String sql, @Nullable String text)
            throws SQLException {
        if (sql.startsWith("INSERT")) {
            Sql.run(connection, "DELETE FROM " + table);
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, text);
            statement.executeUpdate();
        }
        return String.valueOf(Sql.column(connection, "SELECT v FROM " + table).get(0));
    }

    private static String failure(Connection connection, String sql) {
        try {
            Sql.run(connection, sql);
            return "";
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }
}
