package io.kmsenc.benchmarks.lane;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** datasource-proxy without a listener: what it costs to stand between by JDK proxies. */
public final class DataSourceProxy implements Subject {

    @Override
    public Connection open(Place place, Path folder) throws SQLException {
        return ProxyDataSourceBuilder.create(source(place.url())).build().getConnection();
    }

    private static DataSource source(String url) {
        if (url.startsWith("jdbc:h2:")) {
            JdbcDataSource h2 = new JdbcDataSource();
            h2.setURL(url);
            return h2;
        }
        PGSimpleDataSource postgres = new PGSimpleDataSource();
        postgres.setUrl(url);
        return postgres;
    }

    @Override
    public boolean encrypts() {
        return false;
    }
}
