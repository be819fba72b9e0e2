package io.kmsenc.jdbc;

import io.kmsenc.sql.Catalog;
import io.kmsenc.sql.StatementPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A plan, and what the catalog had answered when it was made: on another connection, or later, the plan holds if the
 * answers are the same. Immutable; threads may share it.
 */
record PlannedStatement(
        StatementPlan plan,
        StatementEffect effect,
        int generation,
        Map<Name, Optional<Catalog.Relation>> names,
        Map<Catalog.Relation, List<String>> columns) {

    record Name(Optional<String> schema, String name) {}

    /** Whether the catalog still answers as it did. */
    boolean holds(Catalog catalog) {
        for (Map.Entry<Name, Optional<Catalog.Relation>> entry : names.entrySet()) {
            Name name = entry.getKey();
            if (!catalog.resolve(name.schema(), name.name()).equals(entry.getValue())) {
                return false;
            }
        }
        for (Map.Entry<Catalog.Relation, List<String>> entry : columns.entrySet()) {
            if (!catalog.columns(entry.getKey()).equals(entry.getValue())) {
                return false;
            }
        }
        return true;
    }

    /** Notes down what the planner asks. */
    static final class Recorder implements Catalog {

        private final Catalog catalog;
        private final Map<Name, Optional<Relation>> names = new HashMap<>();
        private final Map<Relation, List<String>> columns = new HashMap<>();

        Recorder(Catalog catalog) {
            this.catalog = catalog;
        }

        @Override
        public Optional<Relation> resolve(Optional<String> schema, String name) {
            return names.computeIfAbsent(new Name(schema, name), n -> catalog.resolve(schema, name));
        }

        @Override
        public List<String> columns(Relation relation) {
            return columns.computeIfAbsent(relation, catalog::columns);
        }

        @Override
        public Set<String> dependents() {
            return catalog.dependents();
        }

        PlannedStatement planned(StatementPlan plan, StatementEffect effect, int generation) {
            return new PlannedStatement(plan, effect, generation, Map.copyOf(names), Map.copyOf(columns));
        }
    }
}
