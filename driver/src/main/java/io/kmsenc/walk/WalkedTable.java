package io.kmsenc.walk;

import io.kmsenc.sql.Dialect;
import java.util.List;

/**
 * A table that is walked over.
 *
 * @param columns those whose values are looked at
 * @param kept columns which the database would set by itself on an update, and which are to stay as they are
 * @param unique whether a column that is looked at is part of a unique index
 */
public record WalkedTable(
        Dialect dialect, TableName name, TableKey key, List<StoredColumn> columns, List<String> kept, boolean unique) {

    public WalkedTable {
        columns = List.copyOf(columns);
        kept = List.copyOf(kept);
    }
}
