package io.kmsenc.sql;

import java.util.List;
import java.util.Set;

/**
 * What a plan need not know for the statement to be carried out.
 *
 * @param storedAt where those secret parameters and literals begin that are stored; the others are compared
 * @param resultNames the name of each result column, empty where only the database knows it
 * @param updatable whether a driver may write to the rows of the result; see {@link StatementPlan#isUpdatable}
 */
record Roles(Set<Integer> storedAt, List<String> resultNames, boolean updatable) {

    static final Roles NONE = new Roles(Set.of(), List.of(), false);

    Roles {
        storedAt = Set.copyOf(storedAt);
        resultNames = List.copyOf(resultNames);
    }

    Roles asUpdatable() {
        return new Roles(storedAt, resultNames, true);
    }

    boolean isStored(int start) {
        return storedAt.contains(start);
    }
}
