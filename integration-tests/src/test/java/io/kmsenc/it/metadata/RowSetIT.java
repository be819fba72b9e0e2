package io.kmsenc.it.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.it.app.Application;
import io.kmsenc.it.app.Ini;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.sql.Dialect;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import javax.sql.RowSet;
import javax.sql.rowset.CachedRowSet;
import javax.sql.rowset.RowSetProvider;
import javax.sql.rowset.WebRowSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Disconnected row sets take their columns' types from metadata: with kmsenc they hold what they hold without. */
class RowSetIT {

    private static final List<String> DECLARED =
            List.of("integer", "bigint", "decimal(12,2)", "date", "timestamp", "varchar(40)");

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void aWebRowSetIsWrittenAndReadLikeThatOfTheTwin(TestDatabase kind) throws SQLException {
        try (FreshDatabase secret = kind.fresh(RowSetIT.class);
                FreshDatabase plain = kind.fresh(RowSetIT.class);
                Connection encrypted = encrypted(secret);
                Connection twin = twin(plain)) {
            String xml = xml(encrypted);
            assertThat(withoutCase(xml, secret)).isEqualTo(withoutCase(xml(twin), plain));
            try (WebRowSet read = RowSetProvider.newFactory().createWebRowSet();
                    CachedRowSet cached = cached(twin)) {
                read.readXml(new StringReader(xml));
                assertThat(values(read)).isEqualTo(values(cached));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void changesOfACachedRowSetAreWrittenBackEncrypted(TestDatabase kind) throws SQLException {
        try (FreshDatabase secret = kind.fresh(RowSetIT.class);
                FreshDatabase plain = kind.fresh(RowSetIT.class);
                Connection encrypted = encrypted(secret);
                Connection twin = twin(plain)) {
            change(encrypted);
            change(twin);
            assertThat(values(encrypted)).isEqualTo(values(twin)).contains("-9").doesNotContain("42");
            try (Connection raw = secret.connect()) {
                for (String declared : DECLARED) {
                    assertThat(Sql.column(raw, "SELECT " + column(declared) + " FROM entries"))
                            .hasSize(2)
                            .allMatch(value -> value != null && value.startsWith("kmsenc1."));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void rowSetsHoldOtherTypesAsTheTwinsDo(TestDatabase kind) throws SQLException {
        for (String declared : List.of("boolean", "uuid", "json", "binary", "text")) {
            try (FreshDatabase database = kind.fresh(RowSetIT.class);
                    Connection plain = database.connect();
                    Connection encrypted = SingleColumn.open(database, plain, declared)) {
                SingleColumn secret = new SingleColumn(encrypted, "s", kind.dialect());
                SingleColumn twin = new SingleColumn(plain, "p", kind.dialect());
                secret.store(declared);
                twin.store(declared);
                assertThat(secret.cached()).as("cached %s", declared).isEqualTo(twin.cached());
                assertThat(secret.xml()).as("xml of %s", declared).isEqualTo(twin.xml());
            }
        }
    }

    private static String withoutCase(String xml, FreshDatabase database) {
        return xml.replaceAll("(?i)" + database.name(), "database");
    }

    private static String xml(Connection connection) throws SQLException {
        StringWriter xml = new StringWriter();
        try (WebRowSet rows = RowSetProvider.newFactory().createWebRowSet();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT * FROM entries ORDER BY id")) {
            rows.writeXml(result, xml);
        }
        return xml.toString();
    }

    private static CachedRowSet cached(Connection connection) throws SQLException {
        CachedRowSet rows = RowSetProvider.newFactory().createCachedRowSet();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT * FROM entries ORDER BY id")) {
            rows.populate(result);
        }
        return rows;
    }

    private static void change(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (CachedRowSet rows = cached(connection)) {
            rows.setTableName("entries");
            rows.setKeyColumns(new int[] {1});
            rows.absolute(2);
            rows.deleteRow();
            rows.absolute(1);
            rows.updateInt(2, -9);
            rows.updateString(7, "changed");
            rows.updateRow();
            rows.moveToInsertRow();
            rows.updateInt(1, 3);
            bind(rows);
            rows.insertRow();
            rows.moveToCurrentRow();
            rows.acceptChanges(connection);
        }
        connection.setAutoCommit(true);
    }

    private static void bind(CachedRowSet rows) throws SQLException {
        rows.updateInt(2, 7);
        rows.updateLong(3, 8L);
        rows.updateBigDecimal(4, new BigDecimal("3.25"));
        rows.updateDate(5, Date.valueOf("2025-01-31"));
        rows.updateTimestamp(6, Timestamp.valueOf("2025-01-31 01:02:03.5"));
        rows.updateString(7, "new");
    }

    private static List<String> values(Connection connection) throws SQLException {
        try (CachedRowSet rows = cached(connection)) {
            return values(rows);
        }
    }

    private static List<String> values(RowSet rows) throws SQLException {
        List<String> values = new ArrayList<>();
        rows.beforeFirst();
        while (rows.next()) {
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                values.add(String.valueOf(rows.getObject(i)));
            }
        }
        return values;
    }

    private static Connection encrypted(FreshDatabase database) throws SQLException {
        Ini ini = Ini.withSecretKey();
        String stored = Application.text(database.kind().dialect());
        StringBuilder columns = new StringBuilder("id INT PRIMARY KEY");
        for (String declared : DECLARED) {
            columns.append(", ").append(column(declared)).append(' ').append(stored);
            String equality = declared.startsWith("varchar") ? " compare=exact" : "";
            ini.columns("entries." + column(declared) + " = deterministic " + declared + equality);
        }
        try (Connection raw = database.connect()) {
            Sql.run(raw, "CREATE TABLE entries (" + columns + ")");
        }
        return filled(new Application(database, ini.write()).connect());
    }

    private static Connection twin(FreshDatabase database) throws SQLException {
        StringBuilder columns = new StringBuilder("id INT PRIMARY KEY");
        for (String declared : DECLARED) {
            boolean mariadb = database.kind().dialect() == Dialect.MARIADB;
            String real = declared.equals("timestamp") ? (mariadb ? "DATETIME(6)" : "TIMESTAMP(6)") : declared;
            columns.append(", ").append(column(declared)).append(' ').append(real);
        }
        Connection connection = database.connect();
        Sql.run(connection, "CREATE TABLE entries (" + columns + ")");
        return filled(connection);
    }

    private static Connection filled(Connection connection) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            for (int id = 1; id <= 2; id++) {
                insert.setInt(1, id);
                insert.setInt(2, 41 + id);
                insert.setLong(3, 5_000_000_000L);
                insert.setBigDecimal(4, new BigDecimal("12.50"));
                insert.setDate(5, Date.valueOf("2024-02-29"));
                insert.setTimestamp(6, Timestamp.valueOf("2024-02-29 12:34:56.125"));
                insert.setString(7, "text " + id);
                insert.executeUpdate();
            }
        }
        return connection;
    }

    private static String column(String declared) {
        return "of_" + declared.replaceAll("[^a-z]", "");
    }
}
