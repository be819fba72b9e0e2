package io.kmsenc.benchmarks.lane;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The delegate's driver alone; secrets are stored as they are. */
public final class Plain implements Subject {

    @Override
    public Connection open(Place place, Path folder) throws SQLException {
        return DriverManager.getConnection(place.url());
    }

    @Override
    public boolean encrypts() {
        return false;
    }
}
