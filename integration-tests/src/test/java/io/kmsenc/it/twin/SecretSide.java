package io.kmsenc.it.twin;

import io.kmsenc.column.StoredForm;
import io.kmsenc.it.app.Application;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.spy.SpyDriver;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The database with secret columns, through kmsenc over the spy. */
final class SecretSide extends Side {

    private final Application application;
    /** The delegate's connection under that of the application: it sees what is stored and not committed yet. */
    private @Nullable Connection delegate;

    SecretSide(FreshDatabase database, TwinSchema schema) throws SQLException {
        super(database, schema);
        String[] columns = schema.configuration().stream().map(names::in).toArray(String[]::new);
        this.application =
                new Application(database, TwinKms.ini().columns(columns).write());
    }

    @Override
    Connection open() throws SQLException {
        SpyDriver.clear();
        Connection opened = application.connectSpied();
        // the schema was changed past kmsenc, which notices that by itself no sooner than it must
        Sql.run(opened, "DROP TABLE IF EXISTS nothing_of_this_name");
        String session = switch (dialect()) {
            case H2 -> "SELECT SESSION_ID()";
            case POSTGRESQL -> "SELECT pg_backend_pid()";
            case MARIADB -> "SELECT CONNECTION_ID()";
        };
        String wanted = Sql.column(opened, session).get(0);
        for (Connection each : SpyDriver.opened()) {
            if (!each.isClosed()
                    && String.valueOf(wanted).equals(Sql.column(each, session).get(0))) {
                delegate = each;
                return opened;
            }
        }
        throw new IllegalStateException("the delegate's connection of the session was not opened through the spy");
    }

    @Override
    Connection definer() throws SQLException {
        return schema.throughKmsenc() ? application.connect() : super.definer();
    }

    @Override
    void fill(Connection application, Table table) throws SQLException {
        for (List<?> row : table.rows()) {
            insert(application, names.in(table.name()), table.columns(), row);
        }
        if (table.hasOldPlaintext()) {
            storeFirstAsItIs(delegate(), table);
        }
    }

    /** The columns of the table in which something stands that is no ciphertext. */
    List<String> inTheClear(Table table) throws SQLException {
        List<String> found = new ArrayList<>();
        for (Column column : table.secretColumns()) {
            Set<Object> allowed = column.allowsPlaintext() ? Set.copyOf(values(table, column)) : Set.of();
            String query = "SELECT " + column.name() + " FROM " + names.in(table.name());
            guarded(() -> {
                if (!isStored(query, allowed)) {
                    found.add(table.name() + "." + column.name());
                }
                return null;
            });
        }
        return found;
    }

    private static Set<Object> values(Table table, Column column) {
        int index = table.columns().indexOf(column);
        return table.rows().stream()
                .map(row -> row.get(index))
                .filter(value -> value != null)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private boolean isStored(String query, Set<Object> allowed) throws SQLException {
        try (PreparedStatement statement = delegate().prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                Object value = content(rows);
                if (value != null && !isCiphertext(value) && !allowed.contains(value)) {
                    return false;
                }
            }
            return true;
        } catch (SQLException e) {
            // a column or table that the statement dropped holds nothing
            return true;
        }
    }

    private static @Nullable Object content(ResultSet row) throws SQLException {
        Object value = row.getObject(1);
        return value instanceof Clob ? row.getString(1) : value instanceof Blob ? row.getBytes(1) : value;
    }

    private static boolean isCiphertext(Object value) {
        return value instanceof byte[] bytes
                ? StoredForm.isCiphertext(bytes)
                : StoredForm.isCiphertext(value.toString());
    }

    private Connection delegate() {
        if (delegate == null) {
            throw new IllegalStateException("not connected");
        }
        return delegate;
    }
}
