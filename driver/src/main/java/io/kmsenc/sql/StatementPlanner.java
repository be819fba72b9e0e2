package io.kmsenc.sql;

/** Makes a plan for a statement. Threads may share a planner. */
public interface StatementPlanner {

    /**
     * The plan for one SQL text as a connection of this syntax reads it. Asks the catalog for the dependents, and for more only if the text may touch a secret table.
     *
     * @throws RuntimeException only what the catalog throws; what can't be understood becomes a refusal
     */
    StatementPlan plan(String sql, Syntax syntax, Catalog catalog);
}
