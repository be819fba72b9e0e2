package io.kmsenc.jdbc;

import io.kmsenc.sql.Backing;
import io.kmsenc.sql.Catalog;
import io.kmsenc.sql.Routine;
import io.kmsenc.sql.StatementPlan;
import io.kmsenc.sql.Syntax;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A plan, and what the catalog had answered when it was made: asked of another catalog, or later, the plan holds if the
 * answers are the same. Immutable; threads may share it.
 *
 * @param rules by which the plan was made, and is made anew
 * @param catalog the token of the catalog whose answers were compared last; the catalog itself may hold a connection
 * @param version the version that it had then
 */
record PlannedStatement(
        StatementPlan plan, Rules rules, Reading reading, Answers answers, Object catalog, int version) {

    /**
     * How the text was read.
     *
     * @param alike whether it is read alike under every syntax
     */
    record Reading(Syntax syntax, boolean alike) {

        static Reading of(String sql, Syntax syntax) {
            return new Reading(syntax, Syntax.readsAlike(sql, syntax.dialect()));
        }
    }

    /** What a catalog answered. */
    record Answers(
            Set<String> dependents,
            Set<String> movers,
            Map<Name, Optional<Catalog.Relation>> names,
            Map<Catalog.Relation, List<Catalog.Column>> columns,
            Map<Catalog.Relation, Set<String>> keys,
            Map<Catalog.Relation, Backing> backings,
            Map<Name, List<Routine>> routines) {}

    record Name(Optional<String> schema, String name) {}

    /** Whether nothing was noticed since that could change the plan, and the answers are not too old. */
    boolean isCurrent(RememberedCatalog asked) {
        return isUnchanged(asked) && !asked.isStale();
    }

    /** Whether nothing was noticed since that could change the plan. */
    boolean isUnchanged(RememberedCatalog asked) {
        return catalog == asked.token() && version == asked.version();
    }

    /** This plan for another catalog, or a later version, if it answers the same; else null. */
    @org.jspecify.annotations.Nullable
    PlannedStatement confirmed(RememberedCatalog asked) {
        int now = asked.version();
        return holds(asked) ? new PlannedStatement(plan, rules, reading, answers, asked.token(), now) : null;
    }

    private boolean holds(Catalog asked) {
        if (!asked.dependents().equals(answers.dependents()) || !asked.movers().equals(answers.movers())) {
            return false;
        }
        return same(answers.names(), name -> asked.resolve(name.schema(), name.name()))
                && same(answers.columns(), asked::columns)
                && same(answers.keys(), asked::key)
                && same(answers.backings(), asked::backing)
                && same(answers.routines(), name -> asked.routines(name.schema(), name.name()));
    }

    private static <Q, A> boolean same(Map<Q, A> answers, Function<Q, A> asked) {
        return answers.entrySet().stream()
                .allMatch(entry -> asked.apply(entry.getKey()).equals(entry.getValue()));
    }

    /** Notes down what the planner asks. */
    static final class Recorder implements Catalog {

        private final RememberedCatalog catalog;
        private final int version;
        private final Set<String> dependents;
        private final Set<String> movers;
        private final Map<Name, Optional<Relation>> names = new HashMap<>();
        private final Map<Relation, List<Column>> columns = new HashMap<>();
        private final Map<Relation, Set<String>> keys = new HashMap<>();
        private final Map<Relation, Backing> backings = new HashMap<>();
        private final Map<Name, List<Routine>> routines = new HashMap<>();

        Recorder(RememberedCatalog catalog) {
            this.catalog = catalog;
            this.version = catalog.version();
            this.dependents = catalog.dependents();
            this.movers = catalog.movers();
        }

        @Override
        public Optional<Relation> resolve(Optional<String> schema, String name) {
            return names.computeIfAbsent(new Name(schema, name), n -> catalog.resolve(schema, name));
        }

        @Override
        public List<Column> columns(Relation relation) {
            return columns.computeIfAbsent(relation, catalog::columns);
        }

        @Override
        public Set<String> key(Relation relation) {
            return keys.computeIfAbsent(relation, catalog::key);
        }

        @Override
        public Backing backing(Relation relation) {
            return backings.computeIfAbsent(relation, catalog::backing);
        }

        @Override
        public List<Routine> routines(Optional<String> schema, String name) {
            return routines.computeIfAbsent(new Name(schema, name), n -> catalog.routines(schema, name));
        }

        @Override
        public Set<String> dependents() {
            return dependents;
        }

        @Override
        public Set<String> movers() {
            return movers;
        }

        PlannedStatement planned(StatementPlan plan, Rules rules, Reading reading) {
            Answers answers = new Answers(
                    dependents,
                    movers,
                    Map.copyOf(names),
                    Map.copyOf(columns),
                    Map.copyOf(keys),
                    Map.copyOf(backings),
                    Map.copyOf(routines));
            return new PlannedStatement(plan, rules, reading, answers, catalog.token(), version);
        }
    }
}
