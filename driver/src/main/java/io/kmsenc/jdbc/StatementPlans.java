package io.kmsenc.jdbc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.kmsenc.sql.Catalog;
import io.kmsenc.sql.StatementPlan;
import io.kmsenc.sql.StatementPlanner;

/**
 * The plans of all statements of one configuration and database, kept by SQL text. Threads share it. The texts that are
 * kept hold no secret: a text with a literal that must be encrypted is planned anew each time.
 */
final class StatementPlans {

    /** Characters of SQL text that are kept at most. */
    private static final long MAX_CHARACTERS = 4_000_000;
    /** A plan weighs about as much as a text of this length. */
    private static final int PLAN_CHARACTERS = 500;

    private final StatementPlanner planner;
    private final SharedCatalog shared;
    private final Cache<String, PlannedStatement> plans = Caffeine.newBuilder()
            .maximumWeight(MAX_CHARACTERS)
            .weigher((String sql, PlannedStatement plan) -> sql.length() + PLAN_CHARACTERS)
            .build();

    StatementPlans(StatementPlanner planner, SharedCatalog shared) {
        this.planner = planner;
        this.shared = shared;
    }

    /** The plan for a text on the connection that the catalog belongs to. */
    PlannedStatement plan(String sql, Catalog catalog) {
        if (shared.isStale()) {
            catalog.dependents();
        }
        PlannedStatement known = plans.getIfPresent(sql);
        if (known != null && known.generation() == shared.generation() && known.holds(catalog)) {
            return known;
        }
        int generation = shared.generation();
        PlannedStatement.Recorder recorder = new PlannedStatement.Recorder(catalog);
        StatementPlan plan = planner.plan(sql, recorder);
        PlannedStatement planned = recorder.planned(plan, StatementEffect.of(sql), generation);
        // A refused text may hold a secret in the clear as well.
        if (plan.literals().isEmpty() && plan.refusal().isEmpty()) {
            plans.put(sql, planned);
        }
        return planned;
    }
}
