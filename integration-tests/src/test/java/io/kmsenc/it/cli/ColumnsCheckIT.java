package io.kmsenc.it.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kmsenc.it.app.Application;
import io.kmsenc.it.app.Ini;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.cli.Operator.Output;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.sql.Dialect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** With {@code columns add-check} the database itself takes every ciphertext of the driver, and nothing else. */
class ColumnsCheckIT {

    private static final String VALID = "kmsenc1." + "aZ09-_".repeat(8);

    private static Path ini() {
        return Ini.withSecretKey()
                .columns(
                        "vault.note = randomized",
                        "vault.email = deterministic compare=exact",
                        "vault.photo = randomized binary",
                        "vault.token = deterministic binary")
                .write();
    }

    private static FreshDatabase database(TestDatabase kind) throws SQLException {
        FreshDatabase database = kind.fresh(ColumnsCheckIT.class);
        Dialect dialect = kind.dialect();
        String text = dialect == Dialect.H2 ? "CLOB" : dialect == Dialect.MARIADB ? "MEDIUMTEXT" : "TEXT";
        String bytes = dialect == Dialect.POSTGRESQL ? "BYTEA" : dialect == Dialect.H2 ? "BLOB" : "MEDIUMBLOB";
        try (Connection owner = database.connect()) {
            Sql.run(
                    owner,
                    "CREATE TABLE vault (id INT PRIMARY KEY, note " + text + ", email " + Application.text(dialect)
                            + ", photo " + bytes + ", token " + Application.binary(dialect) + ")");
        }
        return database;
    }

    private static void insert(Connection connection, int id, @Nullable String text, byte @Nullable [] bytes)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO vault (id, note, email, photo, token) VALUES (?, ?, ?, ?, ?)")) {
            insert.setInt(1, id);
            insert.setString(2, text);
            insert.setString(3, text);
            insert.setBytes(4, bytes);
            insert.setBytes(5, bytes);
            insert.executeUpdate();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB", "MYSQL"})
    void takesEveryCiphertextOfEitherModeAndNull(TestDatabase kind) throws Exception {
        Path ini = ini();
        try (FreshDatabase database = database(kind);
                Connection connection = new Application(database, ini).connect()) {
            insert(connection, 1, "there before", new byte[] {1});
            Output added = Operator.owner(database, ini).run("columns", "add-check", "--yes");
            assertThat(added.err()).isEmpty();
            assertThat(added.code()).isZero();
            assertThat(added.out()).contains("ADD CONSTRAINT").doesNotContain("contradict");
            insert(connection, 2, null, null);
            for (int length = 0; length < 80; length++) {
                insert(
                        connection,
                        100 + length,
                        "x".repeat(length),
                        "y".repeat(length).getBytes(StandardCharsets.UTF_8));
            }
            insert(connection, 3, "𝄞 é ſ", new byte[] {0, -1, 0x27});
            try (PreparedStatement large =
                    connection.prepareStatement("UPDATE vault SET note = ?, photo = ? WHERE id = 3")) {
                large.setString(1, "z".repeat(1_000_000));
                large.setBytes(2, new byte[1_000_000]);
                assertThat(large.executeUpdate()).isEqualTo(1);
            }
            assertThat(Sql.column(connection, "SELECT id FROM vault WHERE email = '𝄞 é ſ'"))
                    .containsExactly("3");
            assertThat(Sql.column(connection, "SELECT note FROM vault WHERE id = 3")
                            .get(0))
                    .hasSize(1_000_000);
        }
    }

    private static Stream<String> plaintexts() {
        Stream<String> written = Stream.of(
                "",
                "4929-8371-0265-7714",
                "kmsenc1.",
                "kmsenc1." + "a".repeat(45),
                VALID.toUpperCase(java.util.Locale.ROOT),
                "kmsenc2." + VALID.substring(8),
                "kmsenc1x" + VALID.substring(8),
                VALID + "\n",
                VALID + " ",
                " " + VALID,
                VALID + "=",
                VALID + "+",
                VALID.substring(0, 20) + "\n" + VALID,
                "a\n" + VALID);
        // what some collations, and regular expressions that ignore case, hold equal to a letter of the alphabet
        Stream<String> alike = Stream.of("\u017f", "\u212a", "\u00e9", "\uff41", "\u00df", "\u0430")
                .map(letter -> VALID + letter + "aaaa");
        return Stream.concat(written, alike);
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB", "MYSQL"})
    void refusesWhoeverWritesSomethingElse(TestDatabase kind) throws Exception {
        Path ini = ini();
        try (FreshDatabase database = database(kind);
                Connection past = database.connect()) {
            assertThat(Operator.owner(database, ini)
                            .run("columns", "add-check", "--yes")
                            .code())
                    .isZero();
            for (String column : List.of("note", "email")) {
                String insert = "INSERT INTO vault (id, " + column + ") VALUES (1, ?)";
                for (String plaintext : plaintexts().toList()) {
                    assertRefused(past, insert, plaintext, "kmsenc_" + column);
                }
            }
            byte[] magic = {(byte) 0x9b, 'K', 'M', 'E', 1};
            byte[] short38 = java.util.Arrays.copyOf(magic, 38);
            byte[] version2 = java.util.Arrays.copyOf(new byte[] {(byte) 0x9b, 'K', 'M', 'E', 2}, 60);
            for (String column : List.of("photo", "token")) {
                String insert = "INSERT INTO vault (id, " + column + ") VALUES (1, ?)";
                for (byte[] plaintext : List.of(
                        new byte[0], magic, short38, version2, VALID.getBytes(StandardCharsets.UTF_8), new byte[60])) {
                    assertRefused(past, insert, plaintext, "kmsenc_" + column);
                }
            }
            assertThat(Sql.column(past, "SELECT COUNT(*) FROM vault")).containsExactly("0");
            // the form alone is known to it, and the driver alone knows that this is none
            try (PreparedStatement form = past.prepareStatement("INSERT INTO vault (id, note) VALUES (2, ?)")) {
                form.setString(1, VALID);
                assertThat(form.executeUpdate()).isEqualTo(1);
            }
        }
    }

    private static void assertRefused(Connection connection, String sql, Object value, String constraint)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, value);
            assertThatThrownBy(insert::executeUpdate)
                    .as("a value refused: %s", value)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining(constraint);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB", "MYSQL"})
    void countsWhatContradictsAndAddsNothing(TestDatabase kind) throws Exception {
        Path ini = ini();
        try (FreshDatabase database = database(kind);
                Connection past = database.connect()) {
            Operator operator = Operator.owner(database, ini);
            Sql.run(
                    past,
                    "INSERT INTO vault (id, note) VALUES (1, 'in the clear')",
                    "INSERT INTO vault (id, note) VALUES (2, 'too')",
                    "INSERT INTO vault (id) VALUES (3)");
            Output contradicted = operator.run("columns", "add-check", "--column", "Vault.Note", "--yes");
            assertThat(contradicted.code()).isEqualTo(1);
            assertThat(contradicted.out())
                    .containsIgnoringCase("vault.note: 2 values are no ciphertexts; encrypt them, then repeat")
                    .doesNotContain("ALTER");
            Sql.run(past, "DELETE FROM vault WHERE id = 1");
            Output all = operator.run("columns", "add-check", "--yes", "--json");
            assertThat(all.code()).isEqualTo(1);
            assertThat(all.out())
                    .contains("\"outcome\":\"contradicted\",\"contradictions\":1,\"statements\":[]")
                    .contains("\"outcome\":\"added\",\"contradictions\":0");
            Sql.run(past, "INSERT INTO vault (id, note) VALUES (4, 'the column without a constraint takes it')");
            assertThatThrownBy(
                            () -> Sql.run(past, "INSERT INTO vault (id, email) VALUES (5, 'and the other does not')"))
                    .isInstanceOf(SQLException.class);
            assertThat(operator.run("columns", "add-check", "--column", "vault.nothing")
                            .err())
                    .contains("--column: vault.nothing: is none of [columns]");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB", "MYSQL"})
    void printsFirstAddsOnceAndDropsAgain(TestDatabase kind) throws Exception {
        Path ini = ini();
        try (FreshDatabase database = database(kind);
                Connection past = database.connect()) {
            Operator operator = Operator.owner(database, ini);
            Output foreseen = operator.run("columns", "add-check", "--column", "vault.email");
            assertThat(foreseen.out()).contains("all values fit; to be added with --yes, or by:\nALTER TABLE ");
            Sql.run(past, "INSERT INTO vault (id, email) VALUES (1, 'nothing was done yet')", "DELETE FROM vault");
            // what it prints is what a person may run himself
            for (String line : foreseen.out()
                    .lines()
                    .filter(each -> !each.startsWith("--"))
                    .toList()) {
                Sql.run(past, line.substring(0, line.length() - 1));
            }
            assertThat(operator.run("columns", "add-check", "--column", "vault.email", "--yes")
                            .out())
                    .contains("has constraint kmsenc_email_");
            assertThat(operator.run("columns", "drop-check", "--column", "vault.email")
                            .out())
                    .contains("to be dropped with --yes");
            assertThatThrownBy(() -> Sql.run(past, "INSERT INTO vault (id, email) VALUES (1, 'x')"))
                    .isInstanceOf(SQLException.class);
            assertThat(operator.run("columns", "drop-check", "--yes").out())
                    .contains("dropped, by:\nALTER TABLE ", "has no constraint of add-check");
            Sql.run(past, "INSERT INTO vault (id, email) VALUES (1, 'taken again')");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void definitionsThroughTheDriverGoOn(TestDatabase kind) throws Exception {
        Path ini = Ini.withSecretKey()
                .columns("vault.email = randomized varchar(20)", "vault.token = randomized binary")
                .write();
        try (FreshDatabase database = database(kind);
                Connection past = database.connect();
                Connection connection = new Application(database, ini).connect()) {
            Operator operator = Operator.owner(database, ini);
            List<Integer> sizes = sizes(connection);
            assertThat(operator.run("columns", "add-check", "--yes").code()).isZero();
            assertThat(sizes(connection)).isEqualTo(sizes);
            Sql.run(
                    connection,
                    "ALTER TABLE vault ADD COLUMN city VARCHAR(20)",
                    "INSERT INTO vault (id, email, city) VALUES (1, 'ada@example.com', 'London')",
                    "ALTER TABLE vault DROP COLUMN city");
            String wider = kind.dialect() == Dialect.MARIADB
                    ? "ALTER TABLE vault MODIFY email TEXT"
                    : "ALTER TABLE vault ALTER COLUMN email SET DATA TYPE "
                            + (kind.dialect() == Dialect.H2 ? "CLOB" : "TEXT");
            Sql.run(past, wider);
            assertThat(operator.run("schema").code()).isZero();
            assertThat(Sql.column(connection, "SELECT email FROM vault")).containsExactly("ada@example.com");
            assertThatThrownBy(() -> Sql.run(past, "UPDATE vault SET email = 'in the clear'"))
                    .isInstanceOf(SQLException.class);
            String quote = kind.dialect() == Dialect.MARIADB ? "`" : "\"";
            String constraint = operator.run("columns", "drop-check", "--column", "vault.email")
                    .out()
                    .replaceAll("(?s).*DROP CONSTRAINT .(kmsenc_\\w+).*", "$1");
            assertThatThrownBy(() -> Sql.run(
                            connection,
                            "CREATE TABLE vault (id INT, email VARCHAR(400), CONSTRAINT " + constraint
                                    + " CHECK (email LIKE 'kmsenc1.%'))"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("is named in a check other than with IS NULL or IS NOT NULL");
            Sql.run(connection, "ALTER TABLE vault DROP CONSTRAINT " + quote + constraint + quote);
            Sql.run(past, "UPDATE vault SET email = 'in the clear'");
        }
    }

    private static List<Integer> sizes(Connection connection) throws SQLException {
        try (ResultSet columns = connection.getMetaData().getColumns(null, null, null, null)) {
            List<Integer> sizes = new java.util.ArrayList<>();
            while (columns.next()) {
                if (columns.getString("TABLE_NAME").equalsIgnoreCase("vault")) {
                    sizes.add(columns.getInt("COLUMN_SIZE"));
                }
            }
            return sizes;
        }
    }

    @Test
    void aValueThatIsWrittenMeanwhileIsToldToo() throws Exception {
        Path ini = ini();
        try (FreshDatabase database = database(TestDatabase.POSTGRESQL);
                Connection writer = database.connect();
                Connection past = database.connect()) {
            Operator operator = Operator.owner(database, ini);
            Output foreseen = operator.run("columns", "add-check", "--column", "vault.note");
            String add = foreseen.out()
                    .lines()
                    .filter(line -> line.contains(" ADD "))
                    .findFirst()
                    .orElseThrow();
            Sql.run(writer, "INSERT INTO vault (id, note) VALUES (1, 'in the clear')");
            Sql.run(past, add);
            Output contradicted = operator.run("columns", "add-check", "--column", "vault.note", "--yes");
            assertThat(contradicted.code()).isEqualTo(1);
            assertThat(contradicted.out()).contains("1 value is no ciphertext");
        }
    }
}
