package io.kmsenc;

import io.kmsenc.config.Configuration;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Function;

/**
 * The runtimes of this process: one for each configuration, database and database user. A runtime outlives its
 * connections for a while, so that an application without a pool doesn't ask the KMS for each connection. Threads share
 * it.
 */
final class EncryptionRuntimes {

    /**
     * The user belongs to it: it decides which schema, and so which key table, a name stands for.
     *
     * @param fingerprint of the configuration
     */
    record Key(String fingerprint, String delegateUrl, String user) {}

    private static final class Entry {
        private final EncryptionRuntime runtime;
        private final Duration keptFor;
        private int connections;
        private long idleSince;

        Entry(EncryptionRuntime runtime, Duration keptFor) {
            this.runtime = runtime;
            this.keptFor = keptFor;
        }

        boolean isOver(long now) {
            return connections == 0 && now - idleSince >= keptFor.toNanos();
        }
    }

    private final Map<Key, Entry> entries = new HashMap<>();

    /**
     * The runtime for a connection that is being opened; {@link #release} gives it back.
     *
     * @param endsWithConnections whether the database itself, and with it its data keys, ends with its last connection
     */
    synchronized EncryptionRuntime acquire(
            Key key,
            Configuration configuration,
            boolean endsWithConnections,
            Function<Configuration, EncryptionRuntime> make) {
        closeIdle();
        Duration keptFor = endsWithConnections ? Duration.ZERO : configuration.dataKeysCacheTtl();
        Entry entry = entries.computeIfAbsent(key, k -> new Entry(make.apply(configuration), keptFor));
        entry.connections++;
        return entry.runtime;
    }

    synchronized void release(Key key) {
        Entry entry = entries.get(key);
        if (entry != null) {
            entry.connections--;
            entry.idleSince = System.nanoTime();
            closeIdle();
        }
    }

    private void closeIdle() {
        long now = System.nanoTime();
        for (Iterator<Entry> each = entries.values().iterator(); each.hasNext(); ) {
            Entry entry = each.next();
            if (entry.isOver(now)) {
                each.remove();
                entry.runtime.close();
            }
        }
    }
}
