package io.kmsenc.benchmarks.lane;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** p6spy with its proxies alone, which log nothing: what it costs to stand between at all. */
public final class P6Spy implements Subject {

    public P6Spy() {
        System.setProperty("p6spy.config.modulelist", "com.p6spy.engine.spy.P6SpyFactory");
        System.setProperty("p6spy.config.appender", "com.p6spy.engine.spy.appender.StdoutLogger");
    }

    @Override
    public Connection open(Place place, Path folder) throws SQLException {
        DriverManager.registerDriver(new com.p6spy.engine.spy.P6SpyDriver());
        return DriverManager.getConnection("jdbc:p6spy:" + place.url().substring("jdbc:".length()));
    }

    @Override
    public boolean encrypts() {
        return false;
    }
}
