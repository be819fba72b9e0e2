package io.kmsenc.it.generated;

import io.kmsenc.it.twin.Call;
import io.kmsenc.it.twin.TwinSchema;
import io.kmsenc.sql.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A schema and a statement on it, as trees. */
record Case(Schema schema, Node statement, Manner manner) {

    /**
     * How a statement is run.
     *
     * @param ordered whether its rows come in one order only
     * @param prepared whether it is run by PreparedStatement even without parameters
     * @param writes whether tables may change
     */
    record Manner(boolean ordered, boolean prepared, boolean writes) {}

    Call call() {
        Rendering rendering = new Rendering(schema.dialect(), statement);
        List<@Nullable Object> values = new ArrayList<>();
        rendering.parameters().forEach(each -> values.add(each.value()));
        return new Call(rendering.sql(), values, manner.prepared() || !values.isEmpty(), manner.ordered(), List.of());
    }

    TwinSchema twinSchema() {
        List<io.kmsenc.it.twin.Table> tables =
                schema.tables().stream().map(this::twinTable).toList();
        boolean typed = schema.hasDeclaredTypes();
        return new TwinSchema(List.of(), tables, schema.definitions(), List.of(), Sentinels.all(typed), typed);
    }

    private io.kmsenc.it.twin.Table twinTable(Table table) {
        Dialect dialect = schema.dialect();
        List<io.kmsenc.it.twin.Column> columns = table.columns().stream()
                .map(column -> new io.kmsenc.it.twin.Column(
                        column.name().definition(dialect), column.sqlType(dialect), rule(column)))
                .toList();
        return new io.kmsenc.it.twin.Table(table.name().definition(dialect), columns, table.rows());
    }

    private static Optional<String> rule(Column column) {
        return Optional.ofNullable(column.secret()).map(Secret::rule);
    }

    /** Every case that is one step simpler and has the same schema. */
    List<Case> simplerStatements() {
        return statement.simpler().stream()
                .map(node -> new Case(schema, node, manner))
                .collect(Collectors.toList());
    }

    /** Every case that is one step simpler and has the same statement. */
    List<Case> simplerSchemas() {
        return schema.simpler().stream()
                .map(each -> new Case(each, statement, manner))
                .collect(Collectors.toList());
    }
}
