package io.kmsenc.it.equality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kmsenc.it.app.Application;
import io.kmsenc.it.app.Ini;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A column that the database compares otherwise than by characters is used only as it is declared. */
class CollationIT {

    /** Texts of which some collation holds two equal. */
    private static final List<String> TEXTS = List.of(
            "a", "A", "a ", "\u00e4", "a\u0308", "a\u00ad", "ss", "\u00df", "\u30a2", "\u3042", "ch", "c\u00adh");

    @ParameterizedTest
    @ValueSource(strings = {"utf8mb4", "latin1"})
    void mariadbComparesByCharactersExactlyWhereItsCollationSaysSo(String characterSet) throws SQLException {
        try (FreshDatabase database = TestDatabase.MARIADB.fresh(CollationIT.class);
                Connection raw = database.connect()) {
            List<String> collations = Sql.column(
                            raw,
                            "SELECT FULL_COLLATION_NAME FROM INFORMATION_SCHEMA.COLLATION_CHARACTER_SET_APPLICABILITY"
                                    + " WHERE CHARACTER_SET_NAME = '" + characterSet + "' ORDER BY 1")
                    .stream()
                    .map(Objects::requireNonNull)
                    .toList();
            assertThat(collations).hasSizeGreaterThan(9);
            Set<String> exact = exact(raw, collations);
            String[] rules = new String[collations.size()];
            Arrays.setAll(rules, i -> "t.c" + i + " = deterministic");
            Application application =
                    new Application(database, Ini.withSecretKey().columns(rules).write());
            Set<String> answered = new TreeSet<>();
            try (Connection connection = application.connect()) {
                for (int i = 0; i < rules.length; i++) {
                    Throwable refusal = catchThrowable(connection, "SELECT id FROM t WHERE c" + i + " = 'none'");
                    if (refusal == null) {
                        answered.add(collations.get(i));
                    } else {
                        assertThat(refusal).hasMessageContaining("[inexact-collation]");
                    }
                }
            }
            assertThat(answered).isEqualTo(exact).isNotEmpty();
        }
    }

    private static Throwable catchThrowable(Connection connection, String query) {
        return org.assertj.core.api.Assertions.catchThrowable(() -> Sql.rows(connection, query));
    }

    /** The collations under which the database tells all texts apart, each in a column of table t. */
    private static Set<String> exact(Connection raw, List<String> collations) throws SQLException {
        StringBuilder table = new StringBuilder("CREATE TABLE t (id INT");
        StringBuilder counts = new StringBuilder("SELECT 0");
        for (int i = 0; i < collations.size(); i++) {
            table.append(", c" + i + " VARCHAR(9) COLLATE " + collations.get(i));
            counts.append(", COUNT(DISTINCT c" + i + ") = COUNT(DISTINCT HEX(c" + i + "))");
        }
        // an engine without a limit for so many columns
        Sql.run(raw, table + ") ENGINE = MyISAM");
        String insert = "INSERT IGNORE INTO t VALUES (0" + ", ?".repeat(collations.size()) + ")";
        try (PreparedStatement row = raw.prepareStatement(insert)) {
            for (String text : TEXTS) {
                for (int i = 1; i <= collations.size(); i++) {
                    row.setString(i, text);
                }
                row.executeUpdate();
            }
        }
        List<@Nullable String> equal = Sql.rows(raw, counts + " FROM t").get(0);
        Set<String> exact = new TreeSet<>();
        for (int i = 0; i < collations.size(); i++) {
            if ("1".equals(equal.get(i + 1))) {
                exact.add(collations.get(i));
            }
        }
        return exact;
    }

    @Test
    void postgresqlIsAskedWhetherACollationIsDeterministic() throws SQLException {
        try (FreshDatabase database = TestDatabase.POSTGRESQL.fresh(CollationIT.class);
                Connection raw = database.connect()) {
            Sql.run(
                    raw,
                    "CREATE COLLATION loose (provider = icu, locale = 'und-u-ks-level2', deterministic = false)",
                    "CREATE DOMAIN loosely AS TEXT COLLATE loose",
                    "CREATE EXTENSION citext",
                    "CREATE TABLE t (a TEXT, b VARCHAR(400) COLLATE \"C\", c TEXT COLLATE loose, d loosely,"
                            + " e TEXT COLLATE loose, f CITEXT)");
            assertUses(database, List.of("a", "b"), List.of("c", "d", "f"), "e");
        }
    }

    @Test
    void h2IsAskedForTypesAndTheCollationOfTheDatabase() throws SQLException {
        try (FreshDatabase database = TestDatabase.H2_MEMORY.fresh(CollationIT.class);
                Connection raw = database.connect()) {
            Sql.run(raw, "CREATE TABLE t (a VARCHAR, b CLOB, c VARCHAR_IGNORECASE, e VARCHAR_IGNORECASE)");
            assertUses(database, List.of("a", "b"), List.of("c"), "e");
        }
        try (FreshDatabase database = TestDatabase.H2_MEMORY.fresh(CollationIT.class);
                Connection raw = database.connect()) {
            Sql.run(raw, "SET IGNORECASE TRUE", "CREATE TABLE t (a VARCHAR, e VARCHAR)");
            assertUses(database, List.of(), List.of("a"), "e");
        }
        try (FreshDatabase database = TestDatabase.H2_MEMORY.fresh(CollationIT.class);
                Connection raw = database.connect()) {
            Sql.run(raw, "SET COLLATION ENGLISH STRENGTH PRIMARY", "CREATE TABLE t (a VARCHAR, e VARCHAR)");
            assertUses(database, List.of(), List.of("a"), "e");
        }
    }

    /** @param declared a column whose collation isn't exact, and that is declared to be compared exactly */
    private static void assertUses(FreshDatabase database, List<String> exact, List<String> inexact, String declared)
            throws SQLException {
        Ini ini = Ini.withSecretKey().columns("t." + declared + " = deterministic compare=exact");
        exact.forEach(column -> ini.columns("t." + column + " = deterministic"));
        inexact.forEach(column -> ini.columns("t." + column + " = deterministic"));
        try (Connection connection = new Application(database, ini.write()).connect()) {
            for (String column : exact) {
                assertFindsEqualCharactersOnly(connection, column);
            }
            assertFindsEqualCharactersOnly(connection, declared);
            for (String column : inexact) {
                assertThatThrownBy(
                                () -> Sql.rows(connection, "SELECT " + column + " FROM t WHERE " + column + " = 'a'"))
                        .hasMessageContaining("\"" + column + "\"")
                        .hasMessageContaining("[inexact-collation]");
                assertThatThrownBy(() -> Sql.run(connection, "INSERT INTO t (" + column + ") VALUES ('a')"))
                        .hasMessageContaining("[inexact-collation]");
                assertThat(Sql.rows(connection, "SELECT " + column + " FROM t WHERE " + column + " IS NOT NULL"))
                        .isEmpty();
            }
        }
    }

    private static void assertFindsEqualCharactersOnly(Connection connection, String column) throws SQLException {
        Sql.run(connection, "INSERT INTO t (" + column + ") VALUES ('Ada'), ('ada'), ('Ada ')");
        assertThat(Sql.column(connection, "SELECT " + column + " FROM t WHERE " + column + " = 'Ada'"))
                .containsExactly("Ada");
        assertThat(Sql.column(connection, "SELECT COUNT(DISTINCT " + column + ") FROM t"))
                .containsExactly("3");
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"MARIADB", "MYSQL"})
    void aCollationThatChangesIsNoticed(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = kind.fresh(CollationIT.class)) {
            Application application = new Application(
                    database, Ini.withSecretKey().columns("t.c = deterministic").write());
            try (Connection connection = application.connect();
                    Connection raw = database.connect()) {
                Sql.run(raw, "CREATE TABLE t (c VARCHAR(200) COLLATE utf8mb4_nopad_bin)");
                Sql.run(connection, "INSERT INTO t VALUES ('a')");
                assertThat(Sql.column(connection, "SELECT c FROM t WHERE c = 'a'"))
                        .containsExactly("a");
                Sql.run(raw, "ALTER TABLE t MODIFY c VARCHAR(200) COLLATE utf8mb4_bin");
                Sql.run(connection, "CREATE TABLE other (id INT)");
                assertThatThrownBy(() -> Sql.rows(connection, "SELECT c FROM t WHERE c = 'a'"))
                        .hasMessageContaining("ignores trailing spaces")
                        .hasMessageContaining("[inexact-collation]");
            }
        }
    }
}
