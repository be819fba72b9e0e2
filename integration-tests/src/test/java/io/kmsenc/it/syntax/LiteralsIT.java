package io.kmsenc.it.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.kmsenc.it.app.Application;
import io.kmsenc.it.app.Ini;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.it.syntax.LiteralCases.Literal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What kmsenc takes a literal for is what the server takes it for, under each of its settings. */
class LiteralsIT {

    private static final Path INI =
            Ini.withSecretKey().columns("vault.v = randomized").write();

    static Set<String> settings() {
        return LiteralCases.bySettings().keySet();
    }

    @ParameterizedTest
    @MethodSource("settings")
    void everyLiteralIsStoredAsTheServerReadsItOrRefused(String settings) throws SQLException {
        int space = settings.indexOf(' ');
        String database = space < 0 ? settings : settings.substring(0, space);
        String rest = space < 0 ? "" : settings.substring(space + 1);
        List<Literal> literals = LiteralCases.bySettings().get(settings);
        switch (database) {
            case "h2" -> check(TestDatabase.H2_MEMORY, rest, literals);
            case "postgresql" -> check(TestDatabase.POSTGRESQL, rest, literals);
            default -> {
                check(TestDatabase.MARIADB, rest, literals);
                if (rest.contains("NO_BACKSLASH_ESCAPES")) {
                    check(TestDatabase.MYSQL, rest, literals);
                }
            }
        }
    }

    private static void check(TestDatabase kind, String settings, List<Literal> literals) throws SQLException {
        try (FreshDatabase database = kind.fresh(LiteralsIT.class);
                Connection raw = database.connect(SettingsUrl.of(database, "", settings))) {
            Sql.run(raw, "CREATE TABLE vault (id INT, v " + Application.text(kind.dialect()) + ")");
            Application application = new Application(database, INI);
            try (Connection connection = application.connect(SettingsUrl.of(database, "kmsenc:", settings))) {
                for (int i = 0; i < literals.size(); i++) {
                    check(raw, connection, literals.get(i), i);
                }
                assertThat(Sql.rows(connection, "SELECT id, v FROM vault ORDER BY id"))
                        .isEqualTo(expected(literals));
            }
        }
    }

    private static List<List<String>> expected(List<Literal> literals) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < literals.size(); i++) {
            String id = String.valueOf(i);
            literals.get(i).value().ifPresent(value -> rows.add(List.of(id, value)));
        }
        return rows;
    }

    private static void check(Connection raw, Connection connection, Literal literal, int id) throws SQLException {
        String description = raw.getMetaData().getURL() + ": " + literal.text();
        Optional<String> read = read(raw, literal);
        assertThat(read.isEmpty()).as("rejected: %s", description).isEqualTo(literal.rejected());
        literal.value()
                .ifPresent(value -> assertThat(read).as("read: %s", description).contains(value));
        Throwable problem = catchThrowable(
                () -> Sql.run(connection, "INSERT INTO vault (id, v) VALUES (" + id + ", " + literal.text() + "\n)"));
        assertThat(problem == null)
                .as("stored: %s %s", description, problem)
                .isEqualTo(literal.value().isPresent());
    }

    private static Optional<String> read(Connection raw, Literal literal) {
        try {
            return Optional.of(String.valueOf(
                    Sql.column(raw, "SELECT (" + literal.text() + "\n)").get(0)));
        } catch (SQLException e) {
            return Optional.empty();
        }
    }
}
