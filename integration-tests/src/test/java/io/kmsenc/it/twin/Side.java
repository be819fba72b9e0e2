package io.kmsenc.it.twin;

import io.kmsenc.it.app.Sql;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.sql.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One of the two databases, as the application reaches it: a transaction is always open. */
abstract class Side implements AutoCloseable {

    final FreshDatabase database;
    final TwinSchema schema;
    final Names names;
    private Connection connection;

    Side(FreshDatabase database, TwinSchema schema) throws SQLException {
        this.database = database;
        this.schema = schema;
        this.names = new Names(database, schema.schemas());
        this.connection = database.connect();
    }

    /** Opens the connection that the application has. */
    abstract Connection open() throws SQLException;

    /** Opens the connection by which tables are made. */
    Connection definer() throws SQLException {
        return database.connect();
    }

    /** Stores the rows of a table that has just been made. */
    abstract void fill(Connection application, Table table) throws SQLException;

    final Dialect dialect() {
        return database.kind().dialect();
    }

    final Connection connection() {
        return connection;
    }

    /** Makes everything anew, whatever state it is in, and begins a transaction on a new connection. */
    void rebuild() throws SQLException {
        connection.close();
        try (Connection raw = database.connect()) {
            Leftovers.remove(raw, dialect());
            for (String each : schema.schemas()) {
                Sql.run(raw, names.in("CREATE SCHEMA " + each));
            }
        }
        try (Connection definer = definer()) {
            for (Table table : schema.tables()) {
                Sql.run(definer, names.in(table.definition()));
            }
            for (String each : schema.definitions()) {
                Sql.run(definer, names.in(each));
            }
        }
        connection = open();
        for (Table table : schema.tables()) {
            fill(connection, table);
        }
        connection.setAutoCommit(false);
    }

    /** Takes back what the transaction did, and begins another. */
    final void rollback() throws SQLException {
        connection.rollback();
    }

    /** Runs what must come before the statement. */
    final void prepare(Call call) throws SQLException {
        for (String each : call.before()) {
            Sql.run(connection, names.in(each));
        }
    }

    final Outcome run(Call call) {
        String sql = names.in(call.sql());
        try {
            if (!call.prepared()) {
                try (Statement statement = connection.createStatement()) {
                    return results(statement, statement.execute(sql));
                }
            }
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                bind(statement, call.parameters());
                return results(statement, statement.execute());
            }
        } catch (SQLException e) {
            return failure(e);
        }
    }

    final List<Integer> parameterTypes(String sql) {
        List<Integer> types = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(names.in(sql))) {
            for (int i = 1; i <= statement.getParameterMetaData().getParameterCount(); i++) {
                types.add(statement.getParameterMetaData().getParameterType(i));
            }
            return types;
        } catch (SQLException e) {
            return List.of();
        }
    }

    static void bind(PreparedStatement statement, List<?> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) == null) {
                statement.setNull(i + 1, Types.NULL);
            } else {
                statement.setObject(i + 1, values.get(i));
            }
        }
    }

    private Outcome results(Statement statement, boolean first) throws SQLException {
        List<Result> results = new ArrayList<>();
        boolean rows = first;
        long count = rows ? -1 : statement.getUpdateCount();
        while (rows || count >= 0) {
            if (rows) {
                try (ResultSet each = statement.getResultSet()) {
                    results.add(Result.of(each).mapped(names::common));
                }
            } else {
                results.add(Result.of(count));
            }
            rows = statement.getMoreResults();
            count = rows ? -1 : statement.getUpdateCount();
        }
        return new Outcome.Answered(List.copyOf(results));
    }

    private static Outcome failure(SQLException e) {
        String message = String.valueOf(e.getMessage());
        String state = String.valueOf(e.getSQLState());
        if (state.equals("KE001")) {
            return new Outcome.Refused(message.substring(message.lastIndexOf('[') + 1, message.length() - 1));
        }
        return new Outcome.Failed(state, message);
    }

    /** All rows of a table as the application reads them now, large objects by what they hold. */
    final Outcome rows(Table table) throws SQLException {
        return guarded(() -> run(Call.text("SELECT * FROM " + table.name()))
                .mapped(Values::ofLargeObjects)
                .unordered());
    }

    /** One step of a look at the database. */
    interface Look<T> {
        T take() throws SQLException;
    }

    // PostgreSQL takes nothing more in a transaction in which a statement failed, such as one on a dropped table.
    final <T> T guarded(Look<T> look) throws SQLException {
        if (dialect() != Dialect.POSTGRESQL) {
            return look.take();
        }
        Savepoint before = connection.setSavepoint();
        T seen = look.take();
        connection.rollback(before);
        return seen;
    }

    /** INSERT of the columns that are not null. */
    static void insert(Connection on, String table, List<Column> columns, List<?> row) throws SQLException {
        List<Integer> given = IntStream.range(0, columns.size())
                .filter(i -> row.get(i) != null)
                .boxed()
                .toList();
        String list = given.stream().map(i -> columns.get(i).name()).collect(Collectors.joining(", "));
        String marks = given.stream().map(i -> "?").collect(Collectors.joining(", "));
        try (PreparedStatement insert =
                on.prepareStatement("INSERT INTO " + table + " (" + list + ") VALUES (" + marks + ")")) {
            bind(insert, given.stream().map(row::get).toList());
            insert.executeUpdate();
        }
    }

    /** Writes the first row's values of columns that allow plaintext, past kmsenc: it is older than the encryption. */
    final void storeFirstAsItIs(Connection on, Table table) throws SQLException {
        List<?> row = table.rows().get(0);
        for (Column column : table.columns()) {
            if (column.allowsPlaintext()) {
                String update = "UPDATE " + names.in(table.name()) + " SET " + column.name() + " = ? WHERE "
                        + table.columns().get(0).name() + " = ?";
                try (PreparedStatement statement = on.prepareStatement(update)) {
                    bind(statement, Arrays.asList(row.get(table.columns().indexOf(column)), row.get(0)));
                    statement.executeUpdate();
                }
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        database.close();
    }
}
