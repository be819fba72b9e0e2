package io.kmsenc.it.app;

import io.kmsenc.KmsEncDriver;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.Login;
import io.kmsenc.sql.Dialect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * An application: a database, reached through kmsenc under one configuration. Threads may share it.
 *
 * @param ini the configuration file
 */
public record Application(FreshDatabase database, Path ini) {

    public Connection connect() throws SQLException {
        return connect(database.kmsencUrl());
    }

    /** With the spy between kmsenc and the database's driver. */
    public Connection connectSpied() throws SQLException {
        return connect(database.kmsencSpyUrl());
    }

    public Connection connect(String url) throws SQLException {
        return connect(url, new Login(database.user(), database.password()));
    }

    public Connection connect(String url, Login login) throws SQLException {
        return DriverManager.getConnection(url, properties(login.user(), login.password(), ini));
    }

    public static Properties properties(String user, String password, Path ini) {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty(KmsEncDriver.CONFIG, ini.toString());
        return properties;
    }

    /** The database's type for text of any length that can be the key of nothing. */
    public static String text(Dialect dialect) {
        return dialect == Dialect.POSTGRESQL ? "TEXT" : "VARCHAR(1000)";
    }

    public static String binary(Dialect dialect) {
        return dialect == Dialect.POSTGRESQL ? "BYTEA" : "VARBINARY(1000)";
    }
}
