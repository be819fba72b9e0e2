package io.kmsenc.it.db;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/** The MariaDB server as MySQL's driver reaches it. */
record ConnectorJ(Server server, int port) implements Server {

    @Override
    public String url(String database) {
        return "jdbc:mysql://localhost:" + port + "/" + database + "?sslMode=DISABLED";
    }

    @Override
    public Login create(String database) throws SQLException {
        return server.create(database);
    }

    @Override
    public void drop(String database, Login owner) throws SQLException {
        server.drop(database, owner);
    }

    @Override
    public Login createUserWithoutCreate(String database, Login owner) throws SQLException {
        return server.createUserWithoutCreate(database, owner);
    }

    @Override
    public void flush(String database) throws SQLException {
        server.flush(database);
    }

    @Override
    public Optional<Path> dataDirectory(String database) {
        return server.dataDirectory(database);
    }
}
