package io.kmsenc.it.migration;

import io.kmsenc.KmsEncOperations;
import io.kmsenc.it.app.Application;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** A table with a text, a deterministic and a binary secret, and how it is filled. */
final class MigratedTable {

    private MigratedTable() {}

    static FreshDatabase database(TestDatabase kind, Class<?> owner) throws SQLException {
        FreshDatabase database = kind.fresh(owner);
        String text = Application.text(kind.dialect());
        String email = switch (kind.dialect()) {
            case MARIADB -> "VARCHAR(300) CHARACTER SET ascii COLLATE ascii_bin";
            default -> "VARCHAR(300)";
        };
        try (Connection connection = database.connect()) {
            Sql.run(
                    connection,
                    "CREATE TABLE customers (region VARCHAR(10) NOT NULL, id INT NOT NULL, ssn " + text + ", email "
                            + email
                            + ", photo " + Application.binary(kind.dialect()) + ", plain " + text
                            + ", PRIMARY KEY (region, id))");
        }
        return database;
    }

    /** Writes rows over a connection of the delegate's, or of the driver's. */
    static void insert(Connection connection, int from, int to) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO customers (region, id, ssn, email, photo, plain) VALUES (?, ?, ?, ?, ?, ?)")) {
            for (int id = from; id < to; id++) {
                insert.setString(1, region(id));
                insert.setInt(2, id);
                insert.setString(3, id % 10 == 9 ? null : "ssn of " + id);
                insert.setString(4, "mail" + id + "@example.com");
                insert.setBytes(5, ("photo of " + id).getBytes(StandardCharsets.UTF_8));
                insert.setString(6, "plain " + id);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    static String region(int id) {
        return new String[] {"north", "South", "east", "w/e %2F"}[id % 4];
    }

    static KmsEncOperations operations(FreshDatabase database, Path ini) throws SQLException {
        return KmsEncOperations.open(
                database.kmsencUrl(), Application.properties(database.user(), database.password(), ini));
    }
}
