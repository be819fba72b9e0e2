package io.kmsenc.it.surface;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.it.app.Application;
import io.kmsenc.it.app.Ini;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.JDBCType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows of queries of which a driver takes another table than the query reads for the one to be updated. */
class UpdatedTableIT {

    private static final String SECRET = "written-in-the-clear";

    private static final List<String> QUERIES = List.of(
            "SELECT s.id, p.vt FROM s JOIN p ON p.id = s.id",
            "SELECT p.id, p.vt FROM s, p WHERE p.id = s.id",
            "SELECT id, vt FROM (SELECT id, vt FROM p) AS s",
            "SELECT id, vt FROM (SELECT id, x AS vt FROM s) AS s ORDER BY id",
            "WITH s AS (SELECT id, vt FROM p) SELECT id, vt FROM s",
            "SELECT /* FROM p */ id, vt FROM s",
            "SELECT /* FROM s */ id, vt FROM p",
            "SELECT id, vt, 'taken\tfrom\ts ' AS t FROM p",
            "SELECT id, vt FROM p WHERE id IN (SELECT id FROM s)",
            "SELECT id, x AS vt FROM s",
            "SELECT id, UPPER(x) AS vt FROM s");

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "H2_FILE")
    void areNeverWrittenToASecretColumn(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = kind.fresh(UpdatedTableIT.class);
                Connection raw = database.connect()) {
            String text = Application.text(kind.dialect());
            Sql.run(
                    raw,
                    "CREATE TABLE s (id INT PRIMARY KEY, vt " + text + ", x VARCHAR(50))",
                    "CREATE TABLE p (id INT PRIMARY KEY, vt VARCHAR(500))",
                    "INSERT INTO p VALUES (1, 'plain')");
            Ini ini = Ini.withSecretKey().columns("s.vt = randomized");
            Application application = new Application(database, ini.write());
            try (Connection connection = application.connect()) {
                Sql.run(connection, "INSERT INTO s VALUES (1, 'secret', 'x')");
                for (String query : QUERIES) {
                    for (Updater updater : UPDATERS) {
                        update(connection, query, updater);
                    }
                    insert(connection, query);
                    assertThat(Sql.column(raw, "SELECT vt FROM s"))
                            .as(query)
                            .allMatch(stored -> stored == null || stored.startsWith("kmsenc1."));
                    assertThat(Sql.column(raw, "SELECT vt FROM p"))
                            .as(query)
                            .noneMatch(stored -> stored != null && stored.startsWith("kmsenc1."));
                }
            }
        }
    }

    private interface Change {
        void to(ResultSet rows) throws SQLException;
    }

    private interface Updater {
        void of(ResultSet rows, int index) throws SQLException;
    }

    private static final List<Updater> UPDATERS = List.of(
            (rows, index) -> rows.updateString(index, SECRET),
            (rows, index) -> rows.updateNString(index, SECRET),
            (rows, index) -> rows.updateObject(index, SECRET),
            (rows, index) -> rows.updateObject(index, SECRET, JDBCType.VARCHAR),
            (rows, index) -> rows.updateCharacterStream(index, new StringReader(SECRET), SECRET.length()),
            (rows, index) -> rows.updateClob(index, new StringReader(SECRET)));

    private static void update(Connection connection, String query, Updater updater) {
        change(connection, query, rows -> {
            assertThat(rows.next()).isTrue();
            updater.of(rows, 2);
            rows.updateRow();
        });
    }

    private static void insert(Connection connection, String query) {
        change(connection, query, rows -> {
            rows.moveToInsertRow();
            rows.updateInt(1, 7);
            rows.updateString(2, SECRET);
            rows.insertRow();
        });
    }

    // Whether a row can be updated at all is the driver's to say.
    private static void change(Connection connection, String query, Change change) {
        try (Statement statement =
                        connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
                ResultSet rows = statement.executeQuery(query)) {
            change.to(rows);
        } catch (SQLException e) {
            assertThat(e.getSQLState()).as(query).isNotNull();
        }
    }
}
