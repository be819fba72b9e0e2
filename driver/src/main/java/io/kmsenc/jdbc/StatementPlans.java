package io.kmsenc.jdbc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.kmsenc.sql.StatementPlan;
import io.kmsenc.sql.StatementPlanner;
import io.kmsenc.sql.Syntax;
import org.jspecify.annotations.Nullable;

/**
 * The plans of all statements under the rules of one configuration on one database and under one syntax, kept by SQL text. Threads share it. The texts that are
 * kept hold no secret: a text with a literal that must be encrypted is planned anew each time.
 */
final class StatementPlans {

    /** Bytes that are kept at most: more than 10,000 statements of some hundred characters. */
    private static final long MAX_BYTES = 24_000_000;
    /** Bytes of a plan with its place in the cache; KnownStatementsTest measures them. */
    private static final int PLAN_BYTES = 1_200;

    private final Rules rules;
    private final StatementPlanner planner;
    private final Syntax syntax;
    private final Cache<String, PlannedStatement> plans = Caffeine.newBuilder()
            .maximumWeight(MAX_BYTES)
            .weigher((String sql, PlannedStatement plan) -> Character.BYTES * sql.length() + PLAN_BYTES)
            .build();

    StatementPlans(Rules rules, StatementPlanner planner, Syntax syntax) {
        this.rules = rules;
        this.planner = planner;
        this.syntax = syntax;
    }

    /** The plan for a text, by what the catalog answers. */
    PlannedStatement plan(String sql, RememberedCatalog catalog) {
        PlannedStatement known = plans.getIfPresent(sql);
        if (known == null) {
            catalog.refreshIfOlderThan(RememberedCatalog.AGE_FOR_NEW_STATEMENTS);
            return keep(sql, plan(sql, new PlannedStatement.Recorder(catalog)));
        }
        if (known.isCurrent(catalog)) {
            return known;
        }
        PlannedStatement confirmed = confirm(known, catalog);
        return keep(sql, confirmed != null ? confirmed : plan(sql, new PlannedStatement.Recorder(catalog)));
    }

    /** The plan itself while it is current, or as it holds for what the catalog answers now; null if it doesn't hold. */
    @Nullable
    PlannedStatement confirm(PlannedStatement known, RememberedCatalog catalog) {
        if (known.isCurrent(catalog)) {
            return known;
        }
        catalog.refreshIfOlderThan(RememberedCatalog.MAX_AGE);
        return known.confirmed(catalog);
    }

    private PlannedStatement plan(String sql, PlannedStatement.Recorder catalog) {
        return catalog.planned(planner.plan(sql, syntax, catalog), rules, PlannedStatement.Reading.of(sql, syntax));
    }

    private PlannedStatement keep(String sql, PlannedStatement planned) {
        StatementPlan plan = planned.plan();
        // A refused text may hold a secret in the clear as well, and so may one that is asked about.
        if (!plan.hasLiterals()
                && plan.refusal().isEmpty()
                && plan.explanation().isEmpty()) {
            plans.put(sql, planned);
        }
        return planned;
    }
}
