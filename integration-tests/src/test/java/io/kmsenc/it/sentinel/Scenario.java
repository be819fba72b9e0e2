package io.kmsenc.it.sentinel;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.it.app.Sql;
import io.kmsenc.sql.Dialect;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One run over table {@code customers}: hands out the secrets that are written or refused, and the plain texts beside
 * them, and knows afterwards what must be where.
 */
final class Scenario {

    /** Secret columns: randomized text, deterministic text, randomized binary, deterministic binary. */
    static final List<String> TEXT = List.of("ssn", "email");

    static final List<String> BINARY = List.of("photo", "thumb");

    /** A row that is to be written: a secret in one column, a plain text in {@code note}. */
    record Row(int id, String column, Sentinel secret, Sentinel note) {

        String text() {
            return secret.text();
        }

        byte[] bytes() {
            return text().getBytes(StandardCharsets.UTF_8);
        }
    }

    private final Connection connection;
    private final Dialect dialect;
    private final List<Row> rows = new ArrayList<>();
    private final List<Sentinel> secrets = new ArrayList<>();
    private int nextId;

    Scenario(Connection connection, Dialect dialect, int firstId) {
        this.connection = connection;
        this.dialect = dialect;
        this.nextId = firstId;
    }

    Connection connection() {
        return connection;
    }

    /** Whether kmsenc knows the driver to take bytes for a text and a text for bytes. */
    boolean convertsStrings() throws SQLException {
        return Set.of("H2 JDBC Driver", "MariaDB Connector/J")
                .contains(connection().getMetaData().getDriverName());
    }

    Dialect dialect() {
        return dialect;
    }

    /** A row that the caller writes; it is looked for afterwards. */
    Row row(String column) {
        Row row = new Row(nextId++, column, secret(), Sentinel.random());
        rows.add(row);
        return row;
    }

    /** The caller gives the row another secret by an UPDATE. */
    Row updated(Row row) {
        Row updated = new Row(row.id(), row.column(), secret(), row.note());
        rows.set(rows.indexOf(row), updated);
        return updated;
    }

    /** A secret that is not stored. */
    Sentinel secret() {
        Sentinel secret = Sentinel.random();
        secrets.add(secret);
        return secret;
    }

    /** Everything that must not be found. */
    List<Sentinel> secrets() {
        return List.copyOf(secrets);
    }

    /** Everything that must be found. */
    List<Sentinel> notes() {
        return rows.stream().map(Row::note).toList();
    }

    void run(String sql) throws SQLException {
        Sql.run(connection, sql);
    }

    /** Every row reads back as it was written. */
    void readBack() throws SQLException {
        for (Row row : rows) {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT " + row.column() + ", note FROM customers WHERE id = ?")) {
                select.setInt(1, row.id());
                try (ResultSet result = select.executeQuery()) {
                    assertThat(result.next()).as("%s", row).isTrue();
                    assertThat(new String(result.getBytes(1), StandardCharsets.UTF_8))
                            .isEqualTo(row.text());
                    assertThat(result.getString("note")).isEqualTo(row.note().text());
                }
            }
        }
    }
}
