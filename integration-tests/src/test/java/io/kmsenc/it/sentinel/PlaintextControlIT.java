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
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The control of every search that finds nothing: what is written without kmsenc is found, in each of the places in which
 * a database keeps things.
 */
class PlaintextControlIT {

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
                placesOf(kind, database)
                        .forEach(place ->
                                assertThat(places).as("%s in %s", each, place).anyMatch(name -> name.matches(place)));
            }
        }
    }

    // Table, write-ahead log, and log of statements: what each database has of them.
    private static Stream<String> placesOf(TestDatabase kind, FreshDatabase database) {
        return switch (kind) {
            case POSTGRESQL -> Stream.of("base/\\d+/\\d+", "pg_wal/[0-9A-F]{24}", "log/.*\\.log");
            case MARIADB, MYSQL ->
                Stream.of(database.name() + "/t\\.ibd", "ib_logfile0", "binlog\\.\\d+", "general\\.log");
            case H2_FILE -> Stream.of(database.name() + "\\.mv\\.db");
            case H2_MEMORY -> throw new IllegalArgumentException("keeps no files");
        };
    }

    private static void write(FreshDatabase database, Sentinel parameter, Sentinel literal) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (id INT PRIMARY KEY, v VARCHAR(100))");
            statement.execute("INSERT INTO t VALUES (1, '" + literal + "')");
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (2, ?)")) {
                insert.setString(1, parameter.text());
                insert.executeUpdate();
            }
        }
    }
}
