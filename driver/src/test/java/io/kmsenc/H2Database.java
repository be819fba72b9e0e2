package io.kmsenc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** An in-memory database of H2 that lasts as long as this object, reached with and without encryption. */
final class H2Database implements AutoCloseable {

    static final String SECRET_KEY = "only-for-the-tests-of-this-driver";

    private final Path ini;
    private final String name = "t" + UUID.randomUUID().toString().replace("-", "");
    private final Connection keeper;

    H2Database(Path folder, String... columns) throws SQLException {
        this.ini = configuration(folder, columns);
        this.keeper = DriverManager.getConnection("jdbc:h2:mem:" + name);
    }

    static Path configuration(Path folder, String... columns) {
        try {
            return Files.writeString(
                    folder.resolve(UUID.randomUUID() + ".ini"),
                    "[security]\nsecret_key = " + SECRET_KEY + "\n[columns]\n" + String.join("\n", columns) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path ini() {
        return ini;
    }

    /** A connection through kmsenc. */
    Connection encrypted() throws SQLException {
        return DriverManager.getConnection("jdbc:kmsenc:h2:mem:" + name + ";kmsenc.config=" + ini);
    }

    /** A connection without it. */
    Connection raw() {
        return keeper;
    }

    String rawUrl() {
        return "jdbc:h2:mem:" + name;
    }

    void ddl(String sql) throws SQLException {
        try (Statement statement = keeper.createStatement()) {
            statement.execute(sql);
        }
    }

    /** What is stored: the first column of the first row, as text. */
    String stored(String query) throws SQLException {
        try (Statement statement = keeper.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            return result.next() ? result.getString(1) : null;
        }
    }

    @Override
    public void close() throws SQLException {
        keeper.close();
    }
}
