package io.kmsenc.migration;

import io.kmsenc.keys.DataKeyRecord;
import io.kmsenc.keys.DataKeyRecords;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The rows of the key table, read again where a name isn't among them, but no more than once a second: a column may be full of
 * names that no row has. Threads share it.
 */
final class KnownKeys {

    private static final long INTERVAL = TimeUnit.SECONDS.toNanos(1);

    private record Reading(long at, Map<String, DataKeyRecord> byName) {}

    private final DataKeyRecords records;
    private volatile Reading last;

    KnownKeys(DataKeyRecords records) {
        this.records = records;
        this.last = read();
    }

    private Reading read() {
        return new Reading(
                System.nanoTime(),
                records.all().stream()
                        .collect(Collectors.toMap(DataKeyRecord::name, Function.identity(), (one, other) -> other)));
    }

    /** The row of a key; empty if there was none a second ago. */
    Optional<DataKeyRecord> find(String name) {
        DataKeyRecord known = last.byName().get(name);
        return known == null ? findAgain(name) : Optional.of(known);
    }

    private synchronized Optional<DataKeyRecord> findAgain(String name) {
        if (System.nanoTime() - last.at() > INTERVAL) {
            last = read();
        }
        return Optional.ofNullable(last.byName().get(name));
    }
}
