package io.kmsenc.jdbc;

import io.kmsenc.schema.ColumnRule;
import io.kmsenc.sql.CalledRoutine;
import io.kmsenc.sql.StatementPlan;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A result set of a declared routine, whose columns are known by their labels. */
final class LabelledResult {

    private LabelledResult() {}

    /** The plan by which a result is read; the given one, unless it is that of a routine with declared labels. */
    static StatementPlan plan(StatementPlan plan, ResultSet result) throws SQLException {
        CalledRoutine called = plan.called().orElse(null);
        if (called == null || called.results().isEmpty()) {
            return plan;
        }
        ResultSetMetaData columns = result.getMetaData();
        List<Optional<ColumnRule>> origins = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            origins.add(Optional.ofNullable(origin(plan, called, columns, i)));
        }
        return plan.ofResultOfCall(origins);
    }

    private static @Nullable ColumnRule origin(
            StatementPlan plan, CalledRoutine called, ResultSetMetaData columns, int index) throws SQLException {
        ColumnRule known = plan.result(index);
        return known != null ? known : called.result(columns.getColumnLabel(index));
    }
}
