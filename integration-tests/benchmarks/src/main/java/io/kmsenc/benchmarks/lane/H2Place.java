package io.kmsenc.benchmarks.lane;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** H2 in memory. Each lane has classes of its own of it, and so a database of its own. */
final class H2Place implements Place {

    private static final String URL = "jdbc:h2:mem:bench";

    /** Keeps the database: it goes with its last connection. */
    private final Connection kept;

    H2Place() throws SQLException {
        org.h2.Driver.load();
        this.kept = direct();
    }

    @Override
    public String url() {
        return URL;
    }

    @Override
    public Connection direct() throws SQLException {
        return DriverManager.getConnection(URL);
    }

    @Override
    public void close() throws SQLException {
        kept.close();
    }
}
