package io.kmsenc;

import io.kmsenc.config.Configuration;
import io.kmsenc.schema.ColumnName;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The runtimes of this process: one for each place of a configuration, database and database user. A runtime outlives its
 * connections for a while, so that an application without a pool doesn't ask the KMS for each connection. Threads share
 * it.
 */
final class EncryptionRuntimes {

    /**
     * The user and the connection's properties belong to it: they decide which schema, and so which key table, a name
     * stands for.
     *
     * @param source where the configuration is
     * @param properties those that hold no password
     */
    record Key(String source, String delegateUrl, Map<String, String> properties) {

        static Key of(String source, String delegateUrl, Properties properties) {
            Map<String, String> telling = new TreeMap<>();
            for (String name : properties.stringPropertyNames()) {
                if (!ColumnName.fold(name).contains("password")) {
                    telling.put(name, properties.getProperty(name));
                }
            }
            return new Key(source, delegateUrl, telling);
        }

        /** Names no value: a property may be secret. */
        @Override
        public String toString() {
            return "Key" + properties.keySet();
        }
    }

    private static final class Entry {
        private final EncryptionRuntime runtime;
        private final boolean inMemory;
        private final boolean isPrivate;
        private int connections;
        private long idleSince;

        Entry(EncryptionRuntime runtime, boolean inMemory, boolean isPrivate) {
            this.runtime = runtime;
            this.inMemory = inMemory;
            this.isPrivate = isPrivate;
        }

        boolean isOver(long now) {
            Duration keptFor = isPrivate ? Duration.ZERO : runtime.keptFor();
            return connections == 0 && now - idleSince >= keptFor.toNanos();
        }
    }

    /** Those of all connections. */
    static final EncryptionRuntimes ALL = new EncryptionRuntimes();

    private final Map<Key, Entry> entries = new HashMap<>();
    private boolean ending;

    private EncryptionRuntimes() {}

    /** The configuration in force for a connection that may be opened; empty where none of its kind is known. */
    synchronized Optional<Configuration> inForce(Key key) {
        closeIdle();
        return Optional.ofNullable(entries.get(key)).map(entry -> entry.runtime.inForce());
    }

    /**
     * The runtime for a connection that is being opened; {@link #release} gives it back.
     *
     * @param inMemory whether the database itself, and with it its data keys, may end with its last connection
     * @param isPrivate whether no other connection can ever reach the database
     */
    synchronized EncryptionRuntime acquire(
            Key key, boolean inMemory, boolean isPrivate, Supplier<EncryptionRuntime> make) {
        closeIdle();
        Entry entry = entries.computeIfAbsent(key, k -> new Entry(make.get(), inMemory, isPrivate));
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

    /**
     * To be called in place of {@link #release} where the connection could not be opened: what has never served one is
     * forgotten, so that a configuration that is mended is read anew.
     */
    synchronized void discard(Key key) {
        release(key);
        Entry entry = entries.get(key);
        if (entry != null && entry.connections == 0) {
            entries.remove(key);
            entry.runtime.close();
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
