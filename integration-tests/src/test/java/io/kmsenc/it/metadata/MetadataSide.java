package io.kmsenc.it.metadata;

import io.kmsenc.it.app.Sql;
import io.kmsenc.it.db.TestDatabase;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Asks one side for all metadata of the tables. */
final class MetadataSide {

    /** The table with a column of each type, twice: one may be NULL. */
    static final String TABLE = "things";

    private final List<TypeColumn> columns;
    private final Connection connection;
    private final Told told;

    MetadataSide(TestDatabase kind, Connection connection, String database) {
        this.columns = TypeColumn.of(kind);
        this.connection = connection;
        this.told = new Told(database);
    }

    /** Makes the tables. */
    static void create(Connection connection, TestDatabase kind, Function<TypeColumn, String> type)
            throws SQLException {
        List<String> defined = new ArrayList<>(List.of("id INT PRIMARY KEY"));
        for (TypeColumn column : TypeColumn.of(kind)) {
            defined.add(column.name() + " " + type.apply(column));
            if (column.isKey()) {
                Sql.run(
                        connection,
                        "CREATE TABLE " + keyed(column) + " (" + column.name() + " " + type.apply(column)
                                + " PRIMARY KEY)");
            }
        }
        Sql.run(connection, "CREATE TABLE " + TABLE + " (" + String.join(", ", defined) + ")");
        Sql.run(connection, "CREATE VIEW seen AS SELECT * FROM " + TABLE);
    }

    static String keyed(TypeColumn column) {
        return "of_" + column.name();
    }

    Told tell() throws SQLException {
        results("SELECT * FROM " + TABLE);
        results("SELECT * FROM seen");
        results("SELECT t.* FROM (SELECT * FROM " + TABLE + ") t");
        parameters("INSERT INTO " + TABLE + " VALUES (?" + ", ?".repeat(columns.size()) + ")");
        for (TypeColumn column : columns) {
            String name = column.name();
            results("SELECT id, " + name + " AS x FROM " + TABLE);
            results("SELECT " + name + " FROM " + TABLE + " UNION ALL SELECT " + name + " FROM " + TABLE);
            parameters("UPDATE " + TABLE + " SET id = ?, " + name + " = ?");
            if (column.isComparable()) {
                parameters("SELECT id FROM " + TABLE + " WHERE id = ? AND " + name + " = ?");
                parameters("DELETE FROM " + TABLE + " WHERE " + name + " IN (?, ?)");
            }
        }
        columns(TABLE);
        columns("seen");
        for (TypeColumn column : columns) {
            if (column.isKey()) {
                key(keyed(column));
            }
        }
        return told;
    }

    private void columns(String table) throws SQLException {
        try (ResultSet rows = connection.getMetaData().getColumns(connection.getCatalog(), null, kept(table), null)) {
            told.rows("columns of " + table, rows);
        }
    }

    private void key(String table) throws SQLException {
        DatabaseMetaData metaData = connection.getMetaData();
        try (ResultSet rows = metaData.getBestRowIdentifier(
                connection.getCatalog(), connection.getSchema(), kept(table), DatabaseMetaData.bestRowSession, true)) {
            told.rows("key of " + table, rows);
        }
    }

    private String kept(String table) throws SQLException {
        return connection.getMetaData().storesUpperCaseIdentifiers() ? table.toUpperCase(Locale.ROOT) : table;
    }

    private void results(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            ResultSetMetaData before = statement.getMetaData();
            told.every("prepared " + sql, ResultSetMetaData.class, before, before.getColumnCount());
            try (ResultSet result = statement.executeQuery()) {
                ResultSetMetaData after = result.getMetaData();
                told.every("result " + sql, ResultSetMetaData.class, after, after.getColumnCount());
            }
        }
    }

    private void parameters(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            ParameterMetaData parameters = statement.getParameterMetaData();
            told.put("parameters " + sql, String.valueOf(parameters.getParameterCount()));
            told.every("parameter " + sql, ParameterMetaData.class, parameters, parameters.getParameterCount());
        }
    }
}
