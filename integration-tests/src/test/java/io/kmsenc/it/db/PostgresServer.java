package io.kmsenc.it.db;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;

/**
 * The one PostgreSQL of the process. Its write-ahead log holds whole rows, and its statement log, which is a file in the
 * data directory, every statement with its parameters.
 */
final class PostgresServer implements Server {

    private static final String SUPERUSER = "postgres";

    private static final class Holder {
        static final PostgresServer SERVER = start();
    }

    private final EmbeddedPostgres postgres;
    private final Path data;

    private PostgresServer(EmbeddedPostgres postgres, Path data) {
        this.postgres = postgres;
        this.data = data;
    }

    static PostgresServer shared() {
        return Holder.SERVER;
    }

    private static PostgresServer start() {
        try {
            Path data = ServerFolder.data("postgres");
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(
                            ServerFolder.programs("postgres").toFile())
                    .setDataDirectory(data)
                    .setCleanDataDirectory(true)
                    .setPGStartupWait(Duration.ofMinutes(2))
                    .setLocaleConfig("locale", "C.UTF-8")
                    .setServerConfig("wal_level", "logical")
                    // a checkpoint of another test may else delete the segment that this one is to be searched in
                    .setServerConfig("wal_keep_size", "64MB")
                    .setServerConfig("max_connections", "200")
                    // two-phase commit is off without it
                    .setServerConfig("max_prepared_transactions", "20")
                    .setServerConfig("logging_collector", "on")
                    .setServerConfig("log_statement", "all")
                    .setServerConfig("log_parameter_max_length", "-1")
                    .start();
            return new PostgresServer(postgres, data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String url(String database) {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + database;
    }

    @Override
    public Login create(String database) throws SQLException {
        Login owner = new Login(database, database + "'s");
        run(
                SUPERUSER,
                "CREATE ROLE " + owner.user() + " LOGIN PASSWORD '" + database + "''s'",
                "CREATE DATABASE " + database + " OWNER " + owner.user());
        return owner;
    }

    @Override
    public void drop(String database, Login owner) throws SQLException {
        run(SUPERUSER, "DROP DATABASE " + database + " WITH (FORCE)", "DROP ROLE " + owner.user());
    }

    @Override
    public Login createUserWithoutCreate(String database, Login owner) throws SQLException {
        Login clerk = new Login(database + "_clerk", "clerk's");
        String rights = " SELECT, INSERT, UPDATE, DELETE ON";
        run(
                database,
                "CREATE ROLE " + clerk.user() + " LOGIN PASSWORD 'clerk''s'",
                "GRANT" + rights + " ALL TABLES IN SCHEMA public TO " + clerk.user(),
                "GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO " + clerk.user(),
                "ALTER DEFAULT PRIVILEGES FOR ROLE " + owner.user() + " GRANT" + rights + " TABLES TO " + clerk.user(),
                "ALTER DEFAULT PRIVILEGES FOR ROLE " + owner.user() + " GRANT USAGE ON SEQUENCES TO " + clerk.user());
        return clerk;
    }

    @Override
    public void flush(String database) throws SQLException {
        run(SUPERUSER, "CHECKPOINT");
    }

    @Override
    public Optional<Path> dataDirectory(String database) {
        return Optional.of(data);
    }

    private void run(String database, String... sql) throws SQLException {
        try (Connection connection = postgres.getDatabase(SUPERUSER, database).getConnection();
                Statement statement = connection.createStatement()) {
            for (String each : sql) {
                statement.execute(each);
            }
        }
    }
}
