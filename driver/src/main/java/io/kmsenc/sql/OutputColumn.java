package io.kmsenc.sql;

import java.util.List;

/** A column of a relation or a query: its name and where its values come from. */
record OutputColumn(Identifier name, Origin origin) {

    static List<Origin> origins(List<OutputColumn> columns) {
        return columns.stream().map(OutputColumn::origin).toList();
    }
}
