package io.kmsenc.jdbc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.kmsenc.sql.Catalog.Relation;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What all connections to a database may share of its catalog: the columns of a relation, and the names that depend on
 * a secret table. Threads share it. A schema change that goes through this driver is noticed at once; one made
 * elsewhere within {@link #MAX_AGE}, and by a statement never seen before within {@link #AGE_FOR_NEW_STATEMENTS}.
 */
final class SharedCatalog {

    /** How old an answer may be. */
    static final Duration MAX_AGE = Duration.ofSeconds(30);

    /** How old the list of dependents may be when a statement is planned for the first time. */
    static final Duration AGE_FOR_NEW_STATEMENTS = Duration.ofSeconds(1);

    private static final int MAX_RELATIONS = 1_000;

    private record Known(Set<String> dependents, long loadedAt) {}

    private final Set<String> secretTables;
    private final Cache<Relation, List<String>> columns = Caffeine.newBuilder()
            .maximumSize(MAX_RELATIONS)
            .expireAfterWrite(MAX_AGE)
            .build();
    private volatile @Nullable Known known;
    private volatile int generation;

    SharedCatalog(Set<String> secretTables) {
        this.secretTables = Set.copyOf(secretTables);
    }

    Set<String> secretTables() {
        return secretTables;
    }

    /** Grows whenever what was planned before may no longer hold. */
    int generation() {
        return generation;
    }

    /** Whether the list of dependents has reached {@link #MAX_AGE}, so that plans made by it must be made anew. */
    boolean isStale() {
        return olderThan(MAX_AGE);
    }

    List<String> columns(Relation relation, Supplier<List<String>> ask) {
        List<String> found = columns.getIfPresent(relation);
        if (found == null) {
            found = ask.get();
            columns.put(relation, found);
        }
        return found;
    }

    Set<String> dependents(Supplier<Set<String>> ask) {
        Known current = known;
        if (current != null && !olderThan(AGE_FOR_NEW_STATEMENTS)) {
            return current.dependents();
        }
        long now = System.nanoTime();
        Set<String> found = ask.get();
        if (current != null && !current.dependents().equals(found)) {
            advance();
        }
        known = new Known(found, now);
        return found;
    }

    /** The schema has changed, or may have. */
    void schemaChanged() {
        known = null;
        columns.invalidateAll();
        advance();
    }

    private boolean olderThan(Duration age) {
        Known current = known;
        return current == null || System.nanoTime() - current.loadedAt() > age.toNanos();
    }

    private synchronized void advance() {
        generation++;
    }
}
