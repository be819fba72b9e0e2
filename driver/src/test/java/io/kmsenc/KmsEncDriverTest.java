package io.kmsenc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KmsEncDriverTest {

    private static final String TABLE = "CREATE TABLE customers (id INT, ssn VARCHAR(1000))";

    @TempDir
    static Path folder;

    private static Path ini;

    @BeforeAll
    static void configure() {
        ini = H2Database.configuration(folder, "customers.ssn = randomized");
    }

    @Test
    void answersNullToAUrlThatIsNotOurs() throws SQLException {
        assertThat(new KmsEncDriver().connect("jdbc:h2:mem:x", new Properties()))
                .isNull();
        assertThat(new KmsEncDriver().acceptsURL("jdbc:h2:mem:x")).isFalse();
        assertThat(new KmsEncDriver().acceptsURL("jdbc:kmsenc:h2:mem:x")).isTrue();
    }

    @Test
    void namesTheDependencyOfAMissingDelegate() {
        assertThatThrownBy(() -> connect("jdbc:kmsenc:postgresql://localhost/db"))
                .isInstanceOf(SQLException.class)
                .hasMessage("no driver for \"jdbc:postgresql:\" is on the class path; add org.postgresql:postgresql");
        assertThatThrownBy(() -> connect("jdbc:kmsenc:db2://localhost/db"))
                .hasMessageContaining("no driver for \"jdbc:db2:\"")
                .hasMessageContaining("kmsenc works with h2, postgresql, mariadb and mysql");
    }

    @Test
    void reportsEveryProblemOfTheConfiguration() throws Exception {
        Path bad = Files.writeString(
                folder.resolve("bad.ini"),
                "[security]\nencrypton_provider = secretKey.v1\nsecret_key = short\n[columns]\na.b = randomised\n");
        assertThatThrownBy(() -> DriverManager.getConnection("jdbc:kmsenc:h2:mem:;kmsenc.config=" + bad))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("encrypton_provider")
                .hasMessageContaining("secret_key")
                .hasMessageContaining("did you mean \"randomized\"?")
                .hasMessageNotContaining("short\n")
                .extracting(e -> ((SQLException) e).getSQLState())
                .isEqualTo("KE301");
    }

    @Test
    void refusesAPropertyOfOursThatItDoesNotKnow() {
        assertThatThrownBy(() -> connect("jdbc:kmsenc:h2:mem:;kmsenc.cofnig=x"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("kmsenc.cofnig");
    }

    @Test
    void takesTheConfigurationFromThePropertiesToo() throws SQLException {
        Properties properties = new Properties(new Properties());
        properties.setProperty("kmsenc.config", ini.toString());
        try (Connection connection = DriverManager.getConnection("jdbc:kmsenc:h2:mem:", properties)) {
            assertThat(connection.isValid(1)).isTrue();
        }
    }

    @Test
    void refusesStatementsInTheUrlThatCouldTouchASecret() {
        assertThatThrownBy(() -> connect("jdbc:kmsenc:h2:mem:;INIT=INSERT INTO customers VALUES(1, 'x')"))
                .hasMessageContaining("INIT");
        assertThatThrownBy(() -> connect("jdbc:kmsenc:h2:mem:;init=RUNSCRIPT FROM 'x.sql'"))
                .hasMessageContaining("runs a script");
    }

    @Test
    void anAnonymousDatabaseIsPrivateAndWorks() throws SQLException {
        try (Connection one = connect("jdbc:kmsenc:h2:mem:");
                Connection other = connect("jdbc:kmsenc:h2:mem:")) {
            execute(one, TABLE);
            execute(one, "INSERT INTO customers VALUES (1, 'secret')");
            assertThat(query(one, "SELECT ssn FROM customers")).isEqualTo("secret");
            assertThat(query(one, "SELECT COUNT(*) FROM kmsenc_data_keys")).isEqualTo("1");
            assertThat(one.getMetaData().getURL()).isEqualTo("jdbc:h2:mem:");
            execute(other, TABLE);
            assertThat(query(other, "SELECT COUNT(*) FROM customers")).isEqualTo("0");
        }
    }

    @Test
    void anInMemoryDatabaseEndsWithItsLastConnectionAndItsKeysWithIt() throws SQLException {
        String url = "jdbc:kmsenc:h2:mem:ends";
        for (int round = 0; round < 2; round++) {
            try (Connection connection = connect(url)) {
                execute(connection, TABLE);
                execute(connection, "INSERT INTO customers VALUES (1, 'secret')");
                try (Connection raw = DriverManager.getConnection("jdbc:h2:mem:ends")) {
                    assertThat(query(raw, "SELECT COUNT(*) FROM kmsenc_data_keys WHERE active"))
                            .isEqualTo("1");
                }
            }
        }
        try (Connection raw = DriverManager.getConnection("jdbc:h2:mem:ends")) {
            assertThatThrownBy(() -> query(raw, "SELECT 1 FROM customers")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void aDroppedKeyTableIsNoticedAtOnceIfThisDriverDroppedIt() throws SQLException {
        try (Connection connection = connect("jdbc:kmsenc:h2:mem:dropped")) {
            execute(connection, TABLE);
            execute(connection, "INSERT INTO customers VALUES (1, 'secret')");
            execute(connection, "DROP ALL OBJECTS");
            execute(connection, TABLE);
            execute(connection, "INSERT INTO customers VALUES (1, 'other')");
            assertThat(query(connection, "SELECT COUNT(*) FROM kmsenc_data_keys"))
                    .isEqualTo("1");
            assertThat(query(connection, "SELECT ssn FROM customers")).isEqualTo("other");
        }
    }

    @Test
    void everythingStaysInsideTheWrapper() throws SQLException {
        try (Connection connection = connect("jdbc:kmsenc:h2:mem:");
                Statement statement = connection.createStatement();
                PreparedStatement prepared = connection.prepareStatement("SELECT 1");
                ResultSet result = prepared.executeQuery()) {
            DatabaseMetaData metaData = connection.getMetaData();
            assertThat(statement.getConnection()).isSameAs(connection);
            assertThat(prepared.getConnection()).isSameAs(connection);
            assertThat(result.getStatement()).isSameAs(prepared);
            assertThat(metaData.getConnection()).isSameAs(connection);
            assertThat(metaData.getTables(null, null, "%", null).getClass().getName())
                    .startsWith("io.kmsenc.");
            for (java.sql.Wrapper wrapper :
                    new java.sql.Wrapper[] {connection, statement, prepared, result, metaData}) {
                assertThat(wrapper.isWrapperFor(org.h2.jdbc.JdbcConnection.class))
                        .isFalse();
                assertThat(wrapper.isWrapperFor(java.sql.Wrapper.class)).isTrue();
                assertThat(wrapper.unwrap(java.sql.Wrapper.class)).isSameAs(wrapper);
                assertThatThrownBy(() -> wrapper.unwrap(org.h2.jdbc.JdbcConnection.class))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("org.h2.jdbc.JdbcConnection");
            }
        }
    }

    @Test
    void oneConfigurationDoesNotDisturbAnother() throws SQLException {
        Path other = H2Database.configuration(folder, "customers.note = randomized");
        try (Connection first = connect("jdbc:kmsenc:h2:mem:shared");
                Connection second = DriverManager.getConnection("jdbc:kmsenc:h2:mem:shared;kmsenc.config=" + other)) {
            execute(first, "CREATE TABLE customers (id INT, ssn VARCHAR(1000), note VARCHAR(1000))");
            execute(first, "INSERT INTO customers VALUES (1, 'ssn', 'note')");
            assertThatThrownBy(() -> query(second, "SELECT ssn FROM customers"))
                    .extracting(e -> ((SQLException) e).getSQLState())
                    .isEqualTo("KE004");
            assertThat(query(first, "SELECT note FROM customers")).isEqualTo("note");
            execute(second, "UPDATE customers SET note = 'hidden', ssn = 'open'");
            assertThat(query(second, "SELECT note FROM customers")).isEqualTo("hidden");
            assertThatThrownBy(() -> query(first, "SELECT ssn FROM customers"))
                    .extracting(e -> ((SQLException) e).getSQLState())
                    .isEqualTo("KE103");
        }
    }

    @Test
    void namesItsPropertyBesideTheDelegates() throws SQLException {
        DriverPropertyInfo[] info =
                new KmsEncDriver().getPropertyInfo("jdbc:kmsenc:h2:mem:x;kmsenc.config=a.ini", new Properties());
        assertThat(info).anySatisfy(property -> {
            assertThat(property.name).isEqualTo("kmsenc.config");
            assertThat(property.value).isEqualTo("a.ini");
        });
    }

    private static Connection connect(String url) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("kmsenc.config", ini.toString());
        return DriverManager.getConnection(url, properties);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }
}
