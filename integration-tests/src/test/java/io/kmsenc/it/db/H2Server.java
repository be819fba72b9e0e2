package io.kmsenc.it.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** H2 inside this process. Each database is a server of its own, so its owner is always an administrator. */
final class H2Server implements Server {

    static final H2Server MEMORY = new H2Server(null);
    static final H2Server FILE = new H2Server(newFolder());

    private static final Login OWNER = new Login("owner", "owner's password");

    private final @Nullable Path folder;

    private H2Server(@Nullable Path folder) {
        this.folder = folder;
    }

    @Override
    public String url(String database) {
        String place = folder == null
                ? "mem:" + database
                : "file:" + folder.resolve(database).resolve(database);
        return "jdbc:h2:" + place;
    }

    @Override
    public Login create(String database) throws SQLException {
        // The first one to connect becomes the administrator. The database stays open between two connections.
        run(database, "SET DB_CLOSE_DELAY -1");
        return OWNER;
    }

    @Override
    public void drop(String database, Login owner) throws SQLException {
        run(database, "SHUTDOWN IMMEDIATELY");
        dataDirectory(database).ifPresent(ServerFolder::delete);
    }

    @Override
    public Login createUserWithoutCreate(String database, Login owner) throws SQLException {
        Login login = new Login("clerk", "clerk's");
        run(
                database,
                "CREATE USER clerk PASSWORD 'clerk''s'",
                "GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA PUBLIC TO clerk");
        return login;
    }

    @Override
    public void flush(String database) throws SQLException {
        run(database, "CHECKPOINT SYNC");
    }

    @Override
    public Optional<Path> dataDirectory(String database) {
        return Optional.ofNullable(folder).map(path -> path.resolve(database));
    }

    private void run(String database, String... sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            for (String each : sql) {
                statement.execute(each);
            }
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), OWNER.user(), OWNER.password());
    }

    private static Path newFolder() {
        try {
            Path folder = ServerFolder.data("h2");
            ServerFolder.atExit("h2 cleaner", () -> ServerFolder.delete(folder));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
