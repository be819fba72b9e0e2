package io.kmsenc.it.sentinel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.kmsenc.sql.Dialect;
import java.io.StringReader;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tries to send secrets in ways that can't be encrypted: each must be refused with a message that doesn't hold the
 * secret, and the connection must work on.
 */
final class Refusals {

    /** A text with the secret in place of {@code §}. */
    private static final List<String> TEXTS = List.of(
            "SELECT id FROM customers WHERE ssn LIKE '%§%'",
            "SELECT id FROM customers WHERE email LIKE '§%'",
            "SELECT id FROM customers WHERE ssn = '§'",
            "SELECT id FROM customers WHERE email > '§'",
            "SELECT id FROM customers WHERE email BETWEEN '§' AND 'z'",
            "SELECT id FROM customers WHERE upper(email) = '§'",
            "SELECT id FROM customers WHERE email = upper('§')",
            "SELECT coalesce(ssn, lower('§')) FROM customers",
            "SELECT CASE WHEN id = 1 THEN ssn ELSE lower('§') END FROM customers",
            "SELECT ssn FROM customers UNION SELECT '§'",
            "UPDATE customers SET ssn = concat('§', 'x')",
            "UPDATE customers SET ssn = '§' || 'x'",
            "UPDATE customers SET ssn = CASE WHEN id = 1 THEN lower('§') END",
            "UPDATE customers SET photo = '§' || photo",
            "INSERT INTO customers (id, ssn) VALUES (-1, trim('§'))",
            "INSERT INTO customers (id, ssn) VALUES (-1, CAST('§' AS DECIMAL(30)))",
            "INSERT INTO customers (id, ssn) VALUES (-1, {fn concat('§', 'x')})",
            "INSERT INTO customers (id, ssn) VALUES (-1, '§') garbage ( in the end",
            "FROBNICATE customers SET ssn = '§'",
            "INSERT INTO customers (id, ssn) SELECT -1, max('§') FROM customers",
            "INSERT INTO customers_view (id, ssn) VALUES (-1, lower('§'))",
            "SELECT id FROM customers_view WHERE email = lower('§')",
            "UPDATE customers_view SET ssn = lower('§')",
            "ALTER TABLE customers ADD CONSTRAINT c CHECK (ssn <> '§')",
            "ALTER TABLE customers ALTER COLUMN ssn SET DEFAULT '§'",
            "INSERT INTO other VALUES (1, 'x'); INSERT INTO customers (id, ssn) VALUES (-1, '§')",
            "INSERT INTO customers (id, ssn) VALUES (-1, '§'); DELETE FROM other");

    private static final List<String> POSTGRESQL = List.of(
            "DO $$ BEGIN INSERT INTO customers (id, ssn) VALUES (-1, '§'); END $$",
            "PREPARE p AS INSERT INTO customers (id, ssn) VALUES (-1, '§')",
            "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'UPDATE customers SET ssn = ''§'' RETURNING 1'",
            "SELECT store('§')",
            "SELECT store_through('§')",
            "COPY (SELECT ssn, '§' FROM customers) TO STDOUT",
            "UPDATE customers SET ssn = '§'::bpchar",
            "MERGE INTO customers c USING other o ON c.id = o.id WHEN MATCHED THEN UPDATE SET ssn = lower('§')",
            "SELECT query_to_xml('SELECT * FROM customers WHERE ssn = ''§''', true, true, '')",
            "EXPLAIN ANALYZE UPDATE customers SET ssn = '§' || 'x'");

    private static final List<String> MARIADB = List.of(
            "CALL store('§')",
            "PREPARE p FROM 'INSERT INTO customers (id, ssn) VALUES (-1, ''§'')'",
            "EXECUTE IMMEDIATE 'INSERT INTO customers (id, ssn) VALUES (-1, ''§'')'",
            "INSERT INTO customers (id, ssn) VALUES (-1, /*! '§' */)",
            "REPLACE INTO customers (id, ssn) VALUES (-1, concat('§'))",
            "LOAD DATA LOCAL INFILE 'f' INTO TABLE customers (id, @v) SET ssn = '§'",
            "HANDLER customers OPEN AS h; HANDLER h READ FIRST WHERE ssn = '§'");

    private static final List<String> H2 = List.of(
            "MERGE INTO customers (id, ssn) KEY (id) VALUES (-1, lower('§'))",
            "EXECUTE IMMEDIATE 'INSERT INTO customers (id, ssn) VALUES (-1, ''§'')'",
            "EXPLAIN ANALYZE UPDATE customers SET ssn = '§' || 'x'",
            "CALL CSVWRITE('f', 'SELECT * FROM customers WHERE ssn = ''§''')",
            "CREATE TRIGGER t AFTER INSERT ON customers CALL '§'");

    private final Scenario scenario;

    Refusals(Scenario scenario) {
        this.scenario = scenario;
    }

    /** One attempt to send the secret. */
    interface Attempt {
        void run(String secret) throws Exception;
    }

    void all() throws Exception {
        texts(TEXTS);
        texts(
                switch (scenario.dialect()) {
                    case H2 -> H2;
                    case POSTGRESQL -> POSTGRESQL;
                    case MARIADB -> MARIADB;
                });
        setters();
        updatableRows();
        unboundObjects();
        assertThat(scenario.connection().isValid(5)).isTrue();
    }

    private void refuse(String what, Attempt attempt) {
        String secret = scenario.secret().text();
        Throwable refusal = catchThrowable(() -> attempt.run(secret));
        assertThat(refusal).as(what).isInstanceOf(SQLException.class);
        assertThat(((SQLException) refusal).getSQLState())
                .as("%s: %s", what, refusal)
                .startsWith("KE");
        assertThat(String.valueOf(refusal)).doesNotContain(secret);
    }

    private void texts(List<String> texts) {
        Connection connection = scenario.connection();
        for (String text : texts) {
            refuse(text, secret -> run(statement -> statement.execute(with(text, secret))));
            refuse(text, secret -> run(statement -> statement.executeQuery(with(text, secret))));
            refuse(text, secret -> run(statement -> statement.executeLargeUpdate(with(text, secret), 1)));
            refuse(text, secret -> run(statement -> statement.addBatch(with(text, secret))));
            refuse(
                    text,
                    secret -> connection.prepareStatement(with(text, secret)).close());
            refuse(text, secret -> connection.prepareCall(with(text, secret)).close());
            refuse(text, secret -> connection.nativeSQL(with(text, secret)));
        }
        String call = "INSERT INTO customers (id, ssn) VALUES (-1, '§')";
        refuse(call, secret -> connection.prepareCall(with(call, secret)).close());
    }

    private static String with(String text, String secret) {
        return text.replace("§", secret);
    }

    private interface Use {
        void of(Statement statement) throws SQLException;
    }

    private void run(Use use) throws SQLException {
        try (Statement statement = scenario.connection().createStatement()) {
            use.of(statement);
        }
    }

    private void setters() throws SQLException {
        Map<String, Setters> unsuitable = new LinkedHashMap<>();
        unsuitable.put("setObject OTHER", (s, i, text) -> s.setObject(i, text, Types.OTHER));
        unsuitable.put("setObject BLOB of text", (s, i, text) -> s.setObject(i, text, Types.BLOB));
        unsuitable.put("setObject of another class", (s, i, text) -> s.setObject(i, java.nio.CharBuffer.wrap(text)));
        unsuitable.put("setObject of a list", (s, i, text) -> s.setObject(i, List.of(text)));
        if (!scenario.convertsStrings()) {
            unsuitable.put("setBytes", (s, i, text) -> s.setBytes(i, text.getBytes(StandardCharsets.UTF_8)));
        }
        unsuitable.put(
                "setURL",
                (s, i, text) -> s.setURL(i, URI.create("http://" + text).toURL()));
        unsuitable.put("setArray", (s, i, text) -> s.setArray(i, array(s, text)));
        unsuitable.put("setObject of an array", (s, i, text) -> s.setObject(i, array(s, text)));
        for (String sql : List.of(
                "INSERT INTO customers (id, ssn) VALUES (-1, ?)",
                "UPDATE customers SET email = ?",
                "SELECT id FROM customers WHERE email = ?")) {
            try (PreparedStatement statement = scenario.connection().prepareStatement(sql)) {
                unsuitable.forEach((name, setter) -> refuse(name, secret -> setter.set(statement, 1, secret)));
            }
        }
    }

    private static java.sql.Array array(PreparedStatement statement, String text) throws SQLException {
        return statement.getConnection().createArrayOf("varchar", new Object[] {text});
    }

    private void updatableRows() throws SQLException {
        try (Statement statement = scenario.connection()
                        .createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
                ResultSet rows = statement.executeQuery("SELECT id, ssn, email, photo, note FROM customers")) {
            assertThat(rows.next()).isTrue();
            for (String column : Scenario.TEXT) {
                tried(secret -> rows.updateObject(column, secret, java.sql.Types.VARCHAR));
                tried(secret -> rows.updateBytes(column, secret.getBytes(StandardCharsets.UTF_8)));
                tried(secret -> rows.updateCharacterStream(column, new StringReader(secret)));
                tried(secret -> rows.updateClob(column, new StringReader(secret)));
                rows.cancelRowUpdates();
            }
            tried(secret -> rows.updateString("photo", secret));
            rows.cancelRowUpdates();
            rows.moveToInsertRow();
            tried(secret -> rows.updateClob(2, new StringReader(secret)));
            rows.moveToCurrentRow();
        }
    }

    /** Answered or refused, as the database's driver has the method or not: the search finds out what was given away. */
    private void tried(Attempt attempt) {
        String secret = scenario.secret().text();
        Throwable refusal = catchThrowable(() -> attempt.run(secret));
        assertThat(refusal)
                .satisfiesAnyOf(
                        none -> assertThat(none).isNull(), e -> assertThat(e).isInstanceOf(SQLException.class));
        assertThat(String.valueOf(refusal)).doesNotContain(secret);
    }

    // Nobody knows yet which column these are for, so that nothing may be sent.
    private void unboundObjects() throws Exception {
        Connection connection = scenario.connection();
        try (Statement statement = connection.createStatement()) {
            String literal = statement.enquoteLiteral(scenario.secret().text());
            assertThat(literal).startsWith("'SENT").endsWith("'");
            assertThat(statement.enquoteNCharLiteral(scenario.secret().text())).startsWith("N'SENT");
        }
        String secret = scenario.secret().text();
        assertThat(connection.nativeSQL("INSERT INTO customers (id, ssn) VALUES (-1, '" + secret + "')"))
                .doesNotContain(secret)
                .contains("kmsenc1.");
        try (Writer writer = connection.createClob().setCharacterStream(1)) {
            writer.write(scenario.secret().text());
        }
        connection.createNClob().setString(1, scenario.secret().text());
        connection.createBlob().setBytes(1, scenario.secret().text().getBytes(StandardCharsets.UTF_8));
        connection.createArrayOf("varchar", new Object[] {scenario.secret().text()});
        if (scenario.dialect() != Dialect.MARIADB) {
            xml(connection, scenario.secret().text());
        }
    }

    private static void xml(Connection connection, String secret) throws SQLException {
        java.sql.SQLXML xml = connection.createSQLXML();
        xml.setString("<note>" + secret + "</note>");
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO customers (id, ssn) VALUES (-1, ?)")) {
            assertThat(catchThrowable(() -> insert.setSQLXML(1, xml)))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).startsWith("KE"));
        }
    }
}
