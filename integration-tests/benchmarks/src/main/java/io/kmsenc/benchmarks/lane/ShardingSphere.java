package io.kmsenc.benchmarks.lane;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.apache.shardingsphere.driver.api.yaml.YamlShardingSphereDataSourceFactory;
import org.jspecify.annotations.Nullable;

/**
 * ShardingSphere-JDBC with its encryption, and nothing else of it: AES in ECB mode with a static key, which makes every column
 * deterministic.
 */
public final class ShardingSphere implements Subject {

    private static final String YAML = """
            mode:
              type: Standalone
              repository:
                type: JDBC
            databaseName: bench
            dataSources:
              ds_0:
                dataSourceClassName: com.zaxxer.hikari.HikariDataSource
                driverClassName: %s
                jdbcUrl: "%s"
                username: "%s"
                password: ""
            rules:
            - !SINGLE
              tables:
                - "%s"
            - !ENCRYPT
              tables:
                customers:
                  columns:
                    ssn:
                      cipher:
                        name: ssn
                        encryptorName: aes
                arrivals:
                  columns:
                    ssn:
                      cipher:
                        name: ssn
                        encryptorName: aes
                accounts:
                  columns:
                    email:
                      cipher:
                        name: email
                        encryptorName: aes
              encryptors:
                aes:
                  type: AES
                  props:
                    aes-key-value: a-key-of-the-benchmarks-alone
                    digest-algorithm-name: SHA-256
            """;

    private @Nullable DataSource source;

    @Override
    public Connection open(Place place, Path folder) throws SQLException {
        boolean h2 = place.url().startsWith("jdbc:h2:");
        String yaml = YAML.formatted(
                h2 ? "org.h2.Driver" : "org.postgresql.Driver",
                place.url(),
                h2 ? "" : "postgres",
                h2 ? "*.*" : "*.*.*");
        try {
            DataSource made =
                    YamlShardingSphereDataSourceFactory.createDataSource(yaml.getBytes(StandardCharsets.UTF_8));
            source = made;
            return made.getConnection();
        } catch (IOException e) {
            throw new SQLException(e);
        }
    }

    @Override
    public boolean encrypts() {
        return true;
    }

    @Override
    public void close() throws SQLException {
        if (source instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (SQLException | RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new SQLException(e);
            }
        }
    }
}
