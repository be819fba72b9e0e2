package io.kmsenc.jdbc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.kmsenc.sql.Backing;
import io.kmsenc.sql.Catalog;
import io.kmsenc.sql.Routine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A catalog that remembers what the database answered, for {@link #MAX_AGE} at most. Threads share it. A schema change
 * that goes through this driver is told to it at once; one made elsewhere is noticed in time by a statement that is
 * known, and within {@link #AGE_FOR_NEW_STATEMENTS} by one never seen before.
 */
final class RememberedCatalog implements Catalog {

    /** How old an answer may be. */
    static final Duration MAX_AGE = Duration.ofSeconds(30);

    /** How old the list of dependents may be when a statement is planned for the first time. */
    static final Duration AGE_FOR_NEW_STATEMENTS = Duration.ofSeconds(1);

    private static final int MAX_NAMES = 2_000;

    // With the version, so that an answer that arrives after a change is not found any more.
    private record Name(int version, Optional<String> schema, String name) {}

    private record Columns(int version, Relation relation) {}

    private record Keyed(int version, Relation relation) {}

    private record Backed(int version, Relation relation) {}

    private record Called(int version, Optional<String> schema, String name) {}

    private record Known(CatalogReader.Reach reach, long since) {}

    private final CatalogReader reader;
    private final Object token = new Object();
    private final Cache<Name, Optional<Relation>> names =
            Caffeine.newBuilder().maximumSize(MAX_NAMES).executor(Runnable::run).build();
    private final Cache<Columns, List<Column>> columns =
            Caffeine.newBuilder().maximumSize(MAX_NAMES).executor(Runnable::run).build();
    private final Cache<Keyed, Set<String>> keys =
            Caffeine.newBuilder().maximumSize(MAX_NAMES).executor(Runnable::run).build();
    private final Cache<Backed, Backing> backings =
            Caffeine.newBuilder().maximumSize(MAX_NAMES).executor(Runnable::run).build();
    private final Cache<Called, List<Routine>> routines =
            Caffeine.newBuilder().maximumSize(MAX_NAMES).executor(Runnable::run).build();
    private final ReentrantLock refreshing = new ReentrantLock();
    private volatile @Nullable Known known;
    private volatile int version;

    RememberedCatalog(CatalogReader reader) {
        this.reader = reader;
    }

    @Override
    public Optional<Relation> resolve(Optional<String> schema, String name) {
        return names.get(new Name(version, schema, name), n -> reader.resolve(schema, name));
    }

    @Override
    public List<Column> columns(Relation relation) {
        return columns.get(new Columns(version, relation), key -> reader.columns(relation));
    }

    @Override
    public Set<String> key(Relation relation) {
        return keys.get(new Keyed(version, relation), key -> reader.key(relation));
    }

    @Override
    public Backing backing(Relation relation) {
        return backings.get(new Backed(version, relation), key -> reader.backing(relation));
    }

    @Override
    public List<Routine> routines(Optional<String> schema, String name) {
        return routines.get(new Called(version, schema, name), key -> reader.routines(schema, name));
    }

    @Override
    public Set<String> dependents() {
        return reach().dependents();
    }

    @Override
    public Set<String> movers() {
        return reach().movers();
    }

    private CatalogReader.Reach reach() {
        Known current = known;
        return current == null ? refresh() : current.reach();
    }

    /** Stands for this catalog where the catalog itself must not be held. */
    Object token() {
        return token;
    }

    /** Grows whenever an answer has changed, or may have. */
    int version() {
        return version;
    }

    /** Whether the answers are so old that they must be asked anew. */
    boolean isStale() {
        return isOlderThan(MAX_AGE);
    }

    /** Asks anew what is older than this; a thread that meets another doing so goes on with what is known. */
    void refreshIfOlderThan(Duration age) {
        if (isOlderThan(age) && (known == null || !refreshing.isLocked())) {
            refresh();
        }
    }

    private boolean isOlderThan(Duration age) {
        Known current = known;
        return current == null || System.nanoTime() - current.since() > age.toNanos();
    }

    private CatalogReader.Reach refresh() {
        Known before = known;
        refreshing.lock();
        try {
            Known meanwhile = known;
            if (meanwhile != null && (before == null || meanwhile.since() != before.since())) {
                return meanwhile.reach();
            }
            int started = version;
            long now = System.nanoTime();
            CatalogReader.Reach found = reader.reach();
            forgetRelations();
            // What was read before a change that came in between must not stay.
            if (started == version) {
                known = new Known(found, now);
                if (before != null && !before.reach().equals(found)) {
                    grow();
                }
            }
            return found;
        } finally {
            refreshing.unlock();
        }
    }

    /** Forgets everything: the schema, or what names stand for, may have changed. */
    void forget() {
        known = null;
        forgetRelations();
        grow();
    }

    private void forgetRelations() {
        names.invalidateAll();
        columns.invalidateAll();
        keys.invalidateAll();
        backings.invalidateAll();
        routines.invalidateAll();
    }

    private synchronized void grow() {
        version++;
    }
}
