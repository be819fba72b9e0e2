package io.kmsenc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What consoles and schema tools ask H2 beside a secret table. */
class SystemViewTest {

    @TempDir
    Path folder;

    private H2Database database;

    @BeforeEach
    void makeTable() throws SQLException {
        database = new H2Database(folder, "customers.note = randomized");
        database.ddl("CREATE TABLE customers (id INT PRIMARY KEY, note VARCHAR(500))");
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT table_name FROM INFORMATION_SCHEMA.TABLES WHERE table_schema = 'PUBLIC'",
                "SELECT column_name FROM INFORMATION_SCHEMA.COLUMNS WHERE table_name = 'CUSTOMERS' ORDER BY 1",
                "SELECT user_name FROM INFORMATION_SCHEMA.USERS",
                "SHOW TABLES"
            })
    void answersAsTheDelegateDoes(String sql) throws SQLException {
        try (Connection connection = database.encrypted();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo(database.stored(sql));
        }
    }

    @Test
    void stillRefusesAViewThatComputesFromASecretColumn() throws SQLException {
        database.ddl("CREATE VIEW notes AS SELECT UPPER(note) AS note FROM customers");

        try (Connection connection = database.encrypted();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("SELECT * FROM notes"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("[view-on-secret-table]")
                    .hasMessageContaining("view \"NOTES\"");
        }
    }
}
