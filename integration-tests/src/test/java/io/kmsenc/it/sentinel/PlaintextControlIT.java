package io.kmsenc.it.sentinel;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.it.sentinel.SentinelSearch.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The control of every search that finds nothing: what is written without kmsenc is found, in each of the places in which
 * a database keeps things.
 */
class PlaintextControlIT {

    // a log's page can end within one of them
    private static final int COPIES = 3;

    @ParameterizedTest
    @EnumSource(value = TestDatabase.class, mode = EnumSource.Mode.EXCLUDE, names = "H2_MEMORY")
    void plaintextIsFoundWhereverTheDatabaseKeepsIt(TestDatabase kind) throws SQLException, IOException {
        Sentinel parameter = Sentinel.random();
        Sentinel literal = Sentinel.random();
        try (FreshDatabase database = kind.fresh(PlaintextControlIT.class)) {
            write(database, parameter, literal);
            database.flush();
            Path data = database.dataDirectory();
            List<Finding> findings = SentinelSearch.of(parameter, literal).in(data);
            for (Sentinel each : List.of(parameter, literal)) {
                List<String> places = findings.stream()
                        .filter(finding -> finding.sentinel().equals(each.text()))
                        .map(finding -> data.relativize(finding.file()).toString())
                        .toList();
                Places.of(database)
                        .forEach(place ->
                                assertThat(places).as("%s in %s", each, place).anyMatch(name -> name.matches(place)));
            }
        }
    }

    private static void write(FreshDatabase database, Sentinel parameter, Sentinel literal) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (id INT PRIMARY KEY, v VARCHAR(100))");
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?)")) {
                for (int id = 0; id < 2 * COPIES; id += 2) {
                    statement.execute("INSERT INTO t VALUES (" + id + ", '" + literal + "')");
                    insert.setInt(1, id + 1);
                    insert.setString(2, parameter.text());
                    insert.executeUpdate();
                }
            }
        }
    }
}
