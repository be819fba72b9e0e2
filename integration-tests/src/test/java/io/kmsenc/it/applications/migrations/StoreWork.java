package io.kmsenc.it.applications.migrations;

import static io.kmsenc.it.applications.SampleApplication.secret;
import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.sql.Dialect;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A store over plain JDBC. */
final class StoreWork {

    static final List<String> COLUMNS = List.of(
            "clients.email = deterministic",
            "clients.phone = deterministic",
            "clients.card_number = randomized",
            "clients.remark = randomized",
            "deliveries.address = randomized",
            "deliveries.client_email = deterministic group=clients.email");

    private static final String ADA = secret("ada@example.org");
    private static final String BOB = secret("bob@example.org");

    private final DataSource database;
    private final Dialect dialect;

    StoreWork(DataSource database, Dialect dialect) {
        this.database = database;
        this.dialect = dialect;
    }

    void run() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            inserts(connection);
            literals(connection);
            reads(connection);
            cursor(connection);
            changes(connection);
            connection.commit();
        }
    }

    private static void inserts(Connection connection) throws SQLException {
        String insert = "INSERT INTO clients (name, email, phone, card_number, remark) VALUES (?, ?, ?, ?, ?)";
        try (PreparedStatement statement = connection.prepareStatement(insert, Statement.RETURN_GENERATED_KEYS)) {
            statement.setString(1, "Ada");
            statement.setString(2, ADA);
            statement.setObject(3, secret("+49 1"), Types.VARCHAR);
            statement.setObject(4, secret("4111 1"));
            statement.setCharacterStream(5, new StringReader(secret("a long remark")));
            assertThat(statement.executeUpdate()).isEqualTo(1);
            try (ResultSet keys = statement.getGeneratedKeys()) {
                assertThat(keys.next()).isTrue();
                assertThat(keys.getLong(1)).isPositive();
            }
            statement.setString(1, "Bob");
            statement.setString(2, BOB);
            statement.setNull(3, Types.VARCHAR);
            statement.setString(4, secret("4111 2"));
            statement.setString(5, null);
            statement.addBatch();
            statement.setString(2, secret("cy@example.org"));
            statement.addBatch();
            assertThat(statement.executeBatch()).hasSize(2);
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO deliveries (client_email, address, parcels) VALUES (?, ?, ?)")) {
            for (int parcels = 1; parcels <= 2; parcels++) {
                statement.setString(1, ADA);
                statement.setString(2, secret("Lane " + parcels));
                statement.setInt(3, parcels);
                assertThat(statement.executeUpdate()).isEqualTo(1);
            }
        }
    }

    private static void literals(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("INSERT INTO clients (name, email, phone) VALUES ('Dan', '"
                            + secret("dan@example.org") + "', '" + secret("+49 4") + "')"))
                    .isEqualTo(1);
            statement.addBatch("UPDATE clients SET phone = '" + secret("+49 44") + "' WHERE name = 'Dan'");
            statement.addBatch("DELETE FROM clients WHERE email = '" + secret("cy@example.org") + "'");
            assertThat(statement.executeBatch()).containsExactly(1, 1);
            try (ResultSet rows =
                    statement.executeQuery("SELECT * FROM clients WHERE phone = '" + secret("+49 44") + "'")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString("EMAIL")).isEqualTo(secret("dan@example.org"));
            }
        }
    }

    private void reads(Connection connection) throws SQLException {
        assertThat(column(connection, "SELECT card_number FROM clients WHERE email = ?", ADA))
                .containsExactly(secret("4111 1"));
        assertThat(column(connection, "SELECT email FROM clients WHERE email IN (?, ?) ORDER BY name", BOB, ADA))
                .containsExactly(ADA, BOB);
        assertThat(column(
                        connection,
                        "SELECT d.address FROM clients c JOIN deliveries d ON d.client_email = c.email"
                                + " WHERE c.phone = ? ORDER BY d.parcels",
                        secret("+49 1")))
                .containsExactly(secret("Lane 1"), secret("Lane 2"));
        assertThat(column(
                        connection,
                        "SELECT c.name FROM clients c LEFT JOIN deliveries d ON d.client_email = c.email"
                                + " WHERE d.id IS NULL AND c.email <> ? ORDER BY c.name",
                        BOB))
                .containsExactly("Dan");
        assertThat(column(connection, "SELECT COUNT(*) FROM deliveries WHERE client_email = ? AND parcels > 1", ADA))
                .containsExactly("1");
        assertThat(column(
                        connection,
                        "SELECT client_email FROM deliveries GROUP BY client_email HAVING SUM(parcels) > 2"))
                .containsExactly(ADA);
        assertThat(
                        column(
                                connection,
                                "SELECT name FROM clients c WHERE EXISTS"
                                        + " (SELECT 1 FROM deliveries d WHERE d.client_email = c.email) AND remark IS NOT NULL"))
                .containsExactly("Ada");
        String page = dialect == Dialect.MARIADB ? " LIMIT ?" : " OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY";
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT remark FROM clients ORDER BY id" + page)) {
            statement.setInt(1, 1);
            try (ResultSet rows = statement.executeQuery()) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo(secret("a long remark"));
            }
        }
    }

    private static void cursor(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT id, email, phone FROM clients ORDER BY id",
                ResultSet.TYPE_SCROLL_INSENSITIVE,
                ResultSet.CONCUR_READ_ONLY)) {
            statement.setFetchSize(1);
            try (ResultSet rows = statement.executeQuery()) {
                assertThat(rows.last()).isTrue();
                assertThat(rows.getString("phone")).isEqualTo(secret("+49 44"));
                assertThat(rows.first()).isTrue();
                assertThat(rows.getString("email")).isEqualTo(ADA);
            }
        }
    }

    private static void changes(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE clients SET phone = ?, remark = ?, name = ? WHERE email = ?")) {
            statement.setString(1, secret("+49 2"));
            statement.setString(2, secret("moved"));
            statement.setString(3, "Robert");
            statement.setString(4, BOB);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
        assertThat(column(connection, "SELECT remark FROM clients WHERE phone = ? FOR UPDATE", secret("+49 2")))
                .containsExactly(secret("moved"));
        try (PreparedStatement statement =
                connection.prepareStatement("DELETE FROM deliveries WHERE client_email = ? AND parcels = ?")) {
            statement.setString(1, ADA);
            statement.setInt(2, 2);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private static List<@Nullable String> column(Connection connection, String query, String... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                List<@Nullable String> column = new ArrayList<>();
                while (rows.next()) {
                    column.add(rows.getString(1));
                }
                return column;
            }
        }
    }
}
