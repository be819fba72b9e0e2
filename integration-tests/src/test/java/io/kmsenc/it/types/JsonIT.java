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
}
