package io.kmsenc.jdbc;

import io.kmsenc.schema.ColumnRule;
import io.kmsenc.schema.LogicalType;
import io.kmsenc.sql.Dialect;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Truth values that MariaDB makes numbers of: of a column BOOLEAN, which is a TINYINT(1), an expression such as CASE, COALESCE, UNION or
 * a scalar subquery gives a TINYINT(4), to drivers an Integer. What an expression gives of the column of ciphertexts is told as such, too.
 */
final class ComputedTruth {

    private ComputedTruth() {}

    /** Whether it can be one. */
    static boolean isPossible(Dialect dialect, @Nullable ColumnRule rule) {
        return dialect == Dialect.MARIADB && rule != null && rule.type() == LogicalType.BOOLEAN;
    }

    /**
     * Whether a text column of a result is what an expression gives. Then it is of no table, or, where a derived table or view is
     * merged into the query, a text with fraction digits.
     */
    static boolean isOne(ResultSetMetaData stored, int column) throws SQLException {
        return stored.getTableName(column).isEmpty() || stored.getScale(column) != 0;
    }
}
