package io.kmsenc.sql;

import io.kmsenc.schema.ColumnRule;
import java.util.List;
import java.util.Optional;

/**
 * What a statement gives back.
 *
 * @param results the columns of its result
 * @param generated the rules of the tables that it wrote to
 * @param target the table that it wrote to; empty for a query
 */
record Outcome(List<OutputColumn> results, List<ColumnRule> generated, Optional<Source> target) {

    static Outcome read(List<OutputColumn> results) {
        return new Outcome(results, List.of(), Optional.empty());
    }

    static Outcome written(List<OutputColumn> results, Source target) {
        return new Outcome(results, target.rules(), Optional.of(target));
    }
}
