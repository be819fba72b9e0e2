package io.kmsenc;

import io.kmsenc.config.Configuration;
import io.kmsenc.config.Fingerprint;
import io.kmsenc.schema.ColumnName;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The runtimes of this process: one for each configuration, database and database user. A runtime outlives its
 * connections for a while, so that an application without a pool doesn't ask the KMS for each connection. Threads share
 * it.
 */
final class EncryptionRuntimes {

    /**
     * The user and the connection's properties belong to it: they decide which schema, and so which key table, a name
     * stands for.
     *
     * @param source where the configuration was read
     * @param properties those that hold no password
     */
    record Key(String source, Fingerprint fingerprint, String delegateUrl, Map<String, String> properties) {

        static Key of(Configuration configuration, String delegateUrl, Properties properties) {
            Map<String, String> telling = new TreeMap<>();
            for (String name : properties.stringPropertyNames()) {
                if (!ColumnName.fold(name).contains("password")) {
                    telling.put(name, properties.getProperty(name));
                }
            }
            return new Key(configuration.source(), configuration.fingerprint(), delegateUrl, telling);
        }

        /** Names no value: a property may be secret. */
        @Override
        public String toString() {
            return "Key" + properties.keySet();
        }
    }

    private static final class Entry {
        private final EncryptionRuntime runtime;
        private final Duration keptFor;
        private final boolean inMemory;
        private int connections;
        private long idleSince;

        Entry(EncryptionRuntime runtime, Duration keptFor, boolean inMemory) {
            this.runtime = runtime;
            this.keptFor = keptFor;
            this.inMemory = inMemory;
        }

        boolean isOver(long now) {
            return connections == 0 && now - idleSince >= keptFor.toNanos();
        }
    }

    /** Those of all connections. */
    static final EncryptionRuntimes ALL = new EncryptionRuntimes();

    private final Map<Key, Entry> entries = new HashMap<>();
    private boolean ending;

    private EncryptionRuntimes() {}

    /**
     * The runtime for a connection that is being opened; {@link #release} gives it back.
     *
     * @param inMemory whether the database itself, and with it its data keys, may end with its last connection
     * @param isPrivate whether no other connection can ever reach the database
     */
    synchronized EncryptionRuntime acquire(
            Key key,
            Configuration configuration,
            boolean inMemory,
            boolean isPrivate,
            Function<Configuration, EncryptionRuntime> make) {
        closeIdle();
        Duration keptFor = isPrivate ? Duration.ZERO : configuration.dataKeysCacheTtl();
        Entry entry = entries.computeIfAbsent(key, k -> new Entry(make.apply(configuration), keptFor, inMemory));
        entry.connections++;
        return entry.runtime;
    }

    /** To be called before the connection is closed: afterwards its database may be another one already. */
    synchronized void release(Key key) {
        Entry entry = entries.get(key);
        if (entry != null) {
            entry.connections--;
            entry.idleSince = System.nanoTime();
            if (entry.connections == 0 && entry.inMemory) {
                entry.runtime.databaseMayEnd();
            }
            if (entry.connections == 0) {
                entry.runtime.rest();
            }
            closeIdle();
        }
    }

    /** The driver is leaving: from now on no runtime outlives its connections, and data keys are destroyed with them. */
    synchronized void end() {
        ending = true;
        closeIdle();
        RecordTypes.forget();
    }

    private void closeIdle() {
        long now = System.nanoTime();
        for (Iterator<Entry> each = entries.values().iterator(); each.hasNext(); ) {
            Entry entry = each.next();
            if (entry.isOver(now) || (ending && entry.connections == 0)) {
                each.remove();
                entry.runtime.close();
            }
        }
    }
}
