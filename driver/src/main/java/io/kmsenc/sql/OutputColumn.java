package io.kmsenc.sql;

import java.util.List;

/** A column of a relation or a query: its name and where its values come from. */
record OutputColumn(Identifier name, Origin origin) {

    static List<Origin> origins(List<OutputColumn> columns) {
        return columns.stream().map(OutputColumn::origin).toList();
    }

    /** The columns of a derived table: the statement may never use them, and the database works out their types. */
    static List<OutputColumn> derived(List<OutputColumn> columns) {
        columns.forEach(column ->
                column.origin().operands().forEach(given -> given.operand().mayStayIdle()));
        return columns.stream()
                .map(c -> new OutputColumn(c.name(), c.origin().mapped(Given::asMixed)))
                .toList();
    }
}
