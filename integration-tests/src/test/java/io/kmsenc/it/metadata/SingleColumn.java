package io.kmsenc.it.metadata;

import io.kmsenc.it.app.Application;
import io.kmsenc.it.app.Ini;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.sql.Dialect;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.Arrays;
import java.util.UUID;
import javax.sql.rowset.CachedRowSet;
import javax.sql.rowset.RowSetProvider;
import javax.sql.rowset.WebRowSet;
import org.jspecify.annotations.Nullable;

/** A table of one column beside its key, one row with a value and one with NULL, as row sets hold it. */
record SingleColumn(Connection connection, String table, Dialect dialect) {

    /** Makes the secret table {@code s} and its twin {@code p}, and opens the connection through kmsenc. */
    static Connection open(FreshDatabase database, Connection plain, String declared) throws SQLException {
        Dialect dialect = database.kind().dialect();
        String real = switch (declared) {
            case "binary" -> Application.binary(dialect);
            case "text" -> Application.text(dialect);
            default -> declared;
        };
        String kept = declared.equals("binary") ? real : Application.text(dialect);
        Sql.run(
                plain,
                "CREATE TABLE s (id INT PRIMARY KEY, v " + kept + ")",
                "CREATE TABLE p (id INT PRIMARY KEY, v " + real + ")");
        return new Application(
                        database,
                        Ini.withSecretKey()
                                .columns("s.v = randomized " + declared)
                                .write())
                .connect();
    }

    void store(String declared) throws SQLException {
        Sql.run(connection, "INSERT INTO " + table + " VALUES (2, NULL)");
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + table + " VALUES (1, ?)")) {
            switch (declared) {
                case "boolean" -> insert.setBoolean(1, true);
                case "uuid" -> insert.setObject(1, UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e"));
                case "json" -> document(insert);
                case "binary" -> insert.setBytes(1, new byte[] {0, 7, -1});
                default -> insert.setString(1, "some <text> & more");
            }
            insert.executeUpdate();
        }
    }

    private void document(PreparedStatement insert) throws SQLException {
        String text = "{\"a\":[1,2.5]}";
        switch (dialect) {
            case H2 -> insert.setBytes(1, text.getBytes(StandardCharsets.UTF_8));
            case POSTGRESQL -> insert.setObject(1, text, Types.OTHER);
            case MARIADB -> insert.setString(1, text);
        }
    }

    /** What a cached row set gives, or the class of its error. */
    String cached() throws SQLException {
        StringBuilder shown = new StringBuilder();
        try (CachedRowSet rows = RowSetProvider.newFactory().createCachedRowSet();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT id, v FROM " + table + " ORDER BY id")) {
            rows.populate(result);
            while (rows.next()) {
                shown.append(shown(rows.getObject(2)))
                        .append(shown(rows.getString(2)))
                        .append(rows.wasNull());
            }
        } catch (SQLException | RuntimeException e) {
            shown.append(e.getClass().getName());
        }
        return withoutIdentity(shown.toString());
    }

    // a row set gives the name of the array for bytes as a string
    private static String withoutIdentity(String text) {
        return text.replaceAll("\\[B@[0-9a-f]+", "[B");
    }

    private static String shown(@Nullable Object value) {
        return value instanceof byte[] bytes
                ? Arrays.toString(bytes) + "; "
                : value == null ? "null; " : value.getClass().getName() + " " + value + "; ";
    }

    /** What a row set writes, or the class of its error. */
    String xml() throws SQLException {
        StringWriter xml = new StringWriter();
        try (WebRowSet rows = RowSetProvider.newFactory().createWebRowSet();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT id, v FROM " + table + " ORDER BY id")) {
            rows.writeXml(result, xml);
        } catch (SQLException | RuntimeException e) {
            return e.getClass().getName();
        }
        return withoutIdentity(xml.toString()).replaceAll("(?i)<table-name>" + table + "</table-name>", "");
    }
}
