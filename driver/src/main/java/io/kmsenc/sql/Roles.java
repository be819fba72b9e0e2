package io.kmsenc.sql;

import java.util.List;
import java.util.Set;

/**
 * What a plan need not know to be carried out, and an explanation tells.
 *
 * @param storedAt where those secret parameters and literals begin that are stored; the others are compared
 * @param resultNames the name of each result column, empty where only the database knows it
 */
record Roles(Set<Integer> storedAt, List<String> resultNames) {

    static final Roles NONE = new Roles(Set.of(), List.of());

    Roles {
        storedAt = Set.copyOf(storedAt);
        resultNames = List.copyOf(resultNames);
    }

    boolean isStored(int start) {
        return storedAt.contains(start);
    }
}
