package io.kmsenc.it.twin;

import io.kmsenc.it.db.FreshDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The twin: everything in plaintext, over the database's own driver. */
final class PlainSide extends Side {

    PlainSide(FreshDatabase database, TwinSchema schema) throws SQLException {
        super(database, schema);
    }

    @Override
    Connection open() throws SQLException {
        return database.connect();
    }

    @Override
    void fill(Connection application, Table table) throws SQLException {
        for (List<?> row : table.rows()) {
            insert(application, names.in(table.name()), table.columns(), row);
        }
        if (table.hasOldPlaintext()) {
            // the same change as on the other side, after which the rows lie in the same order
            storeFirstAsItIs(application, table);
        }
    }
}
