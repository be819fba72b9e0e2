package io.kmsenc.sql;

import java.util.List;

/**
 * A common table expression.
 *
 * @param defined whether its columns are known; while they aren't, its name may stand for itself or for a table
 */
record Cte(Identifier name, List<OutputColumn> columns, boolean defined) {

    Cte {
        columns = OutputColumn.derived(columns);
    }

    Cte checked(Identifier use, Dialect dialect) {
        if (!use.same(name, dialect)) {
            throw RefusalCode.AMBIGUOUS_NAME.at(
                    "name " + use, "resembles a common table expression in another letter case");
        }
        if (!defined) {
            throw RefusalCode.AMBIGUOUS_NAME.at(
                    "name " + use, "stands for a common table expression inside its own definition, or for a table");
        }
        return this;
    }
}
