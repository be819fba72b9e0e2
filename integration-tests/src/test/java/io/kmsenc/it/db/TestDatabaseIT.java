package io.kmsenc.it.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TestDatabaseIT {

    private static final String BEYOND_LATIN1 = "naïve Ω 漢字 \uD83D\uDD11";

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void keepsTextOfAnyScript(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = kind.fresh(TestDatabaseIT.class);
                Connection connection = database.connect()) {
            run(connection, "CREATE TABLE t (id INT PRIMARY KEY, v VARCHAR(100))");
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (1, ?)")) {
                insert.setString(1, BEYOND_LATIN1);
                insert.executeUpdate();
            }
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT v FROM t")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString(1)).isEqualTo(BEYOND_LATIN1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void givesEachCallerADatabaseOfItsOwn(TestDatabase kind) throws SQLException {
        try (FreshDatabase one = kind.fresh(TestDatabaseIT.class);
                FreshDatabase other = kind.fresh(TestDatabaseIT.class);
                Connection first = one.connect();
                Connection second = other.connect()) {
            run(first, "CREATE TABLE t (id INT)");
            assertThatThrownBy(() -> run(second, "SELECT * FROM t")).isInstanceOf(SQLException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void removesWhatItMade(TestDatabase kind) throws SQLException {
        FreshDatabase database = kind.fresh(TestDatabaseIT.class);
        try (Connection connection = database.connect()) {
            run(connection, "CREATE TABLE t (id INT)");
        }
        database.close();
        if (kind.onDisk() && kind.dialect() == io.kmsenc.sql.Dialect.H2) {
            assertThat(database.dataDirectory()).doesNotExist();
        } else if (kind.onDisk()) {
            assertThatThrownBy(database::connect).isInstanceOf(SQLException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void userWithoutCreateWritesRowsAndCreatesNothing(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = kind.fresh(TestDatabaseIT.class);
                Connection owner = database.connect()) {
            run(owner, "CREATE TABLE before_grant (id INT)");
            Login clerk = database.createUserWithoutCreate();
            run(owner, "CREATE TABLE after_grant (id INT)");
            try (Connection connection = database.connect(database.url(), clerk)) {
                run(connection, "INSERT INTO before_grant VALUES (1)");
                run(connection, "INSERT INTO after_grant VALUES (1)");
                assertThatThrownBy(() -> run(connection, "CREATE TABLE t (id INT)"))
                        .isInstanceOf(SQLException.class);
            }
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
