package io.kmsenc.benchmarks.lane;

import io.kmsenc.KmsEncDriver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/** kmsenc, with data keys under a static key: which provider encrypts them makes no difference once they are there. */
public final class KmsEnc implements Subject {

    private static final String INI = """
            [security]
            secret_key = a-key-of-the-benchmarks-alone-0123456789
            [columns]
            customers.ssn = randomized
            arrivals.ssn = randomized
            accounts.email = deterministic
            """;

    private final StringBuilder ini = new StringBuilder(INI);

    @Override
    public void declare(List<String> columns) {
        columns.forEach(each -> ini.append(each).append(" = randomized\n"));
    }

    @Override
    public void scope(Connection connection, String scope) throws SQLException {
        connection.setClientInfo("kmsenc.scope", scope);
    }

    @Override
    public Connection open(Place place, Path folder) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty(KmsEncDriver.CONFIG, ini(folder).toString());
        String url = "jdbc:kmsenc:" + place.url().substring("jdbc:".length());
        return Objects.requireNonNull(new KmsEncDriver().connect(url, properties));
    }

    private Path ini(Path folder) {
        try {
            return Files.writeString(folder.resolve("kmsenc.ini"), ini);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean encrypts() {
        return true;
    }
}
