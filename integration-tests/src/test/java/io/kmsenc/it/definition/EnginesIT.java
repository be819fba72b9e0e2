package io.kmsenc.it.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kmsenc.it.app.Application;
import io.kmsenc.it.app.Ini;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** MariaDB's engines without transactions cut what is too long in silence, from the second row on. */
class EnginesIT {

    private static final Path INI =
            Ini.withSecretKey().columns("items.secret = randomized").write();
    private static final String INSERT = "INSERT INTO items (id, secret) VALUES (1, 'one')";

    @ParameterizedTest
    @ValueSource(strings = {"MyISAM", "Aria", "MEMORY"})
    void nothingIsWrittenWhereAValueMayBeCut(String engine) throws SQLException {
        try (FreshDatabase database = TestDatabase.MARIADB.fresh(EnginesIT.class);
                Connection raw = database.connect();
                Connection connection = new Application(database, INI).connect()) {
            Sql.run(connection, "CREATE TABLE items (id INT PRIMARY KEY, secret VARCHAR(500)) ENGINE=" + engine);
            assertCut(connection, INSERT);
            assertCut(connection, "REPLACE INTO items VALUES (1, 'one')");
            assertCut(connection, "UPDATE items SET secret = 'two'");
            assertThat(Sql.rows(connection, "SELECT secret FROM items")).isEmpty();
            Sql.run(connection, "ALTER TABLE items ENGINE=InnoDB", INSERT);
            assertThat(Sql.column(connection, "SELECT secret FROM items")).containsExactly("one");
            assertThat(Sql.column(raw, "SELECT secret FROM items").get(0)).doesNotContain("one");
        }
    }

    @Test
    void aTableMadeOfASecretOneIsRefused() throws SQLException {
        try (FreshDatabase database = TestDatabase.MARIADB.fresh(EnginesIT.class);
                Connection raw = database.connect();
                Connection connection = new Application(database, INI).connect()) {
            Sql.run(
                    raw,
                    "CREATE TABLE items (id INT NOT NULL, secret VARCHAR(500)) ENGINE=MyISAM",
                    "CREATE TABLE merged (id INT NOT NULL, secret VARCHAR(500)) ENGINE=MERGE UNION=(items)"
                            + " INSERT_METHOD=LAST");
            assertThatThrownBy(() -> Sql.run(connection, "INSERT INTO merged VALUES (1, 'one')"))
                    .hasMessageContaining("[view-on-secret-table]");
            assertThatThrownBy(() -> Sql.run(connection, "SELECT secret FROM merged"))
                    .hasMessageContaining("[view-on-secret-table]");
            assertThat(Sql.rows(raw, "SELECT * FROM items")).isEmpty();
        }
    }

    private static void assertCut(Connection connection, String statement) {
        assertThatThrownBy(() -> Sql.run(connection, statement)).as(statement).hasMessageContaining("[lossy-write]");
    }
}
