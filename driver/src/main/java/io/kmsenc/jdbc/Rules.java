package io.kmsenc.jdbc;

import io.kmsenc.schema.ColumnPolicy;
import io.kmsenc.sql.Dialect;
import io.kmsenc.sql.StatementPlanner;
import io.kmsenc.sql.Syntax;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The rules of one configuration on one database, and what was learnt by them: plans, and a catalog that was asked for
 * their tables. They never change; a changed configuration has others, and statements that were prepared under these keep
 * them. Threads share them.
 */
public final class Rules {

    private final Dialect dialect;
    private final Set<String> secretTables;
    private final StatementPlanner planner;
    private final Unwrapping unwrapping;
    private final StoredSizes sizes;
    private final RememberedCatalog catalog;
    private final Map<Syntax, StatementPlans> plans = new ConcurrentHashMap<>();

    Rules(
            Dialect dialect,
            ColumnPolicy policy,
            StatementPlanner planner,
            Unwrapping unwrapping,
            ConnectionSource connections) {
        this.dialect = dialect;
        this.secretTables = policy.tableNames();
        this.planner = planner;
        this.unwrapping = unwrapping;
        this.sizes = new StoredSizes(CatalogConnection.opening(connections), dialect, policy);
        this.catalog = catalog(CatalogConnection.opening(connections));
    }

    /** @throws SQLException if secret columns are known to be too small for their declared types, or the catalog can't be asked */
    void requireSizes() throws SQLException {
        sizes.require();
    }

    boolean hasSecrets() {
        return !secretTables.isEmpty();
    }

    Unwrapping unwrapping() {
        return unwrapping;
    }

    /** Plans of texts that are read under this syntax. */
    StatementPlans plans(Syntax syntax) {
        StatementPlans known = plans.get(syntax);
        return known != null ? known : plans.computeIfAbsent(syntax, s -> new StatementPlans(this, planner, s));
    }

    /** What every connection sees until it changes something for itself. */
    RememberedCatalog catalog() {
        return catalog;
    }

    /** What one connection sees. */
    RememberedCatalog catalogOf(Connection delegate) {
        return catalog(CatalogConnection.of(delegate));
    }

    private RememberedCatalog catalog(CatalogConnection connection) {
        return new RememberedCatalog(new CatalogReader(connection, dialect, secretTables));
    }
}
