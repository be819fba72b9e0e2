package io.kmsenc.it.sentinel;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.it.sentinel.Scenario.Row;
import io.kmsenc.sql.Dialect;
import java.net.MalformedURLException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Writes secrets in every way that is allowed, and looks them up in every way that a deterministic column allows. */
final class Writes {

    private final Scenario scenario;

    Writes(Scenario scenario) {
        this.scenario = scenario;
    }

    void all() throws SQLException, MalformedURLException {
        for (String column : Scenario.TEXT) {
            bySetters(column, Setters.TEXT);
            if (scenario.convertsStrings()) {
                bySetters(column, Setters.BYTES_OF_TEXT);
            }
            literals(column);
            updates(column);
        }
        for (String column : Scenario.BINARY) {
            bySetters(column, Setters.BINARY);
            if (scenario.convertsStrings()) {
                bySetters(column, Setters.TEXT_OF_BYTES);
            }
            hexLiterals(column);
        }
        preparedBatch();
        batchOfTexts();
        insertWithoutColumnList();
        insertSelect();
        upsert();
        lookups();
        generatedKeys();
    }

    private static String insert(String column) {
        return "INSERT INTO customers (id, " + column + ", note) VALUES ";
    }

    private void bySetters(String column, List<Setters> setters) throws SQLException, MalformedURLException {
        try (PreparedStatement insert = scenario.connection().prepareStatement(insert(column) + "(?, ?, ?)")) {
            for (Setters each : setters) {
                Row row = scenario.row(column);
                insert.setInt(1, row.id());
                each.set(insert, 2, row.text());
                insert.setString(3, row.note().text());
                assertThat(insert.executeUpdate()).isEqualTo(1);
            }
        }
    }

    private void literals(String column) throws SQLException {
        Row one = scenario.row(column);
        scenario.run(insert(column) + values(one));
        Row two = scenario.row(column);
        Row three = scenario.row(column);
        scenario.run(insert(column) + values(two) + ", " + values(three));
        Row four = scenario.row(column);
        try (PreparedStatement insert = scenario.connection()
                .prepareStatement(insert(column) + "(?, /* '? */ '" + four.text() + "', ?) -- '")) {
            insert.setInt(1, four.id());
            insert.setString(2, four.note().text());
            assertThat(insert.executeLargeUpdate()).isEqualTo(1);
        }
        if (scenario.dialect() == Dialect.POSTGRESQL) {
            Row escaped = scenario.row(column);
            scenario.run(
                    insert(column) + "(" + escaped.id() + ", E'" + escaped.text() + "', '" + escaped.note() + "')");
        }
    }

    private static String values(Row row) {
        return "(" + row.id() + ", '" + row.text() + "', '" + row.note() + "')";
    }

    private void hexLiterals(String column) throws SQLException {
        Row row = scenario.row(column);
        String hex = HexFormat.of().formatHex(row.bytes());
        String literal = scenario.dialect() == Dialect.POSTGRESQL ? "'\\x" + hex + "'" : "X'" + hex + "'";
        scenario.run(insert(column) + "(" + row.id() + ", " + literal + ", '" + row.note() + "')");
    }

    private void updates(String column) throws SQLException {
        Row first = scenario.row(column);
        scenario.run(insert(column) + values(first));
        Row second = scenario.updated(first);
        try (PreparedStatement update =
                scenario.connection().prepareStatement("UPDATE customers SET " + column + " = ? WHERE id = ?")) {
            update.setString(1, second.text());
            update.setInt(2, second.id());
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
        Row third = scenario.updated(second);
        scenario.run("UPDATE customers SET " + column + " = '" + third.text() + "' WHERE id = " + third.id());
    }

    private void preparedBatch() throws SQLException {
        try (PreparedStatement insert =
                scenario.connection().prepareStatement(insert("ssn") + "(?, ?, ?), (?, ?, ?)")) {
            for (int i = 0; i < 3; i++) {
                for (int at = 1; at < 6; at += 3) {
                    Row row = scenario.row("ssn");
                    insert.setInt(at, row.id());
                    insert.setString(at + 1, row.text());
                    insert.setString(at + 2, row.note().text());
                }
                insert.addBatch();
            }
            assertThat(insert.executeBatch()).hasSize(3);
        }
    }

    private void batchOfTexts() throws SQLException {
        try (Statement statement = scenario.connection().createStatement()) {
            for (String column : Scenario.TEXT) {
                statement.addBatch(insert(column) + values(scenario.row(column)));
            }
            assertThat(statement.executeBatch()).containsExactly(1, 1);
        }
    }

    private void insertWithoutColumnList() throws SQLException {
        Row row = scenario.row("email");
        try (PreparedStatement insert =
                scenario.connection().prepareStatement("INSERT INTO customers VALUES (?, NULL, ?, NULL, NULL, ?)")) {
            insert.setInt(1, row.id());
            insert.setString(2, row.text());
            insert.setString(3, row.note().text());
            insert.executeUpdate();
        }
    }

    private void insertSelect() throws SQLException {
        Row row = scenario.row("ssn");
        scenario.run("INSERT INTO customers (id, ssn, note) SELECT " + row.id() + ", '" + row.text() + "', '"
                + row.note() + "'");
    }

    private void upsert() throws SQLException {
        String conflict = switch (scenario.dialect()) {
            case H2 -> null; // MERGE is not answered
            case POSTGRESQL -> " ON CONFLICT (id) DO UPDATE SET ssn = ";
            case MARIADB -> " ON DUPLICATE KEY UPDATE ssn = ";
        };
        if (conflict != null) {
            Row row = scenario.row("ssn");
            String inserted = insert("ssn") + values(row);
            scenario.run(inserted + conflict + "'" + scenario.secret() + "'");
            Row updated = scenario.updated(row);
            scenario.run(inserted + conflict + "'" + updated.text() + "'");
        }
    }

    private void lookups() throws SQLException {
        Row row = scenario.row("email");
        scenario.run(insert("email") + values(row));
        Sentinel absent = scenario.secret();
        assertThat(ids("SELECT id FROM customers WHERE email = '" + row.text() + "'"))
                .containsExactly(row.id());
        assertThat(ids("SELECT id FROM customers WHERE email IN ('" + absent + "', '" + row.text() + "')"))
                .containsExactly(row.id());
        assertThat(ids("SELECT id FROM customers WHERE email = ?", row.text())).containsExactly(row.id());
        assertThat(ids("SELECT id FROM customers WHERE email = ?", absent.text()))
                .isEmpty();
        assertThat(ids("SELECT id FROM customers WHERE email IN (?, ?)", absent.text(), row.text()))
                .containsExactly(row.id());
    }

    private List<Integer> ids(String sql, String... parameters) throws SQLException {
        try (PreparedStatement select = scenario.connection().prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setString(i + 1, parameters[i]);
            }
            try (ResultSet result = select.executeQuery()) {
                List<Integer> ids = new ArrayList<>();
                while (result.next()) {
                    ids.add(result.getInt(1));
                }
                return ids;
            }
        }
    }

    private void generatedKeys() throws SQLException {
        Row row = scenario.row("ssn");
        try (Statement statement = scenario.connection().createStatement()) {
            statement.execute(insert("ssn") + values(row), Statement.RETURN_GENERATED_KEYS);
        }
        if (scenario.dialect() == Dialect.POSTGRESQL) {
            Row returned = scenario.row("ssn");
            try (Statement statement = scenario.connection().createStatement();
                    ResultSet result = statement.executeQuery(insert("ssn") + values(returned) + " RETURNING ssn")) {
                assertThat(result.next()).isTrue();
                assertThat(result.getString(1)).isEqualTo(returned.text());
            }
        }
    }
}
