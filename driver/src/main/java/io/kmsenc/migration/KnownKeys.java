package io.kmsenc.migration;

import io.kmsenc.keys.DataKeyException;
import io.kmsenc.keys.DataKeyRecord;
import io.kmsenc.keys.DataKeyRecords;
import io.kmsenc.walk.WalkException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The rows of the key table, read again where a name isn't among them. A data key is committed before any value under it, so that a
 * name which isn't in a reading that began after the name was seen is the name of no row. Threads share it.
 */
final class KnownKeys {

    /** A column may be full of names that no row has. */
    private static final int REMEMBERED = 10_000;

    private final DataKeyRecords records;
    private final Set<String> absent = new HashSet<>();
    private volatile Map<String, DataKeyRecord> byName;

    KnownKeys(DataKeyRecords records) {
        this.records = records;
        this.byName = read();
    }

    private Map<String, DataKeyRecord> read() {
        return records.all().stream()
                .collect(Collectors.toMap(DataKeyRecord::name, Function.identity(), (one, other) -> other));
    }

    /**
     * The row of a key whose name a value tells; empty if there is none.
     *
     * @throws WalkException if the key table can't be read now
     */
    Optional<DataKeyRecord> find(String name) {
        DataKeyRecord known = byName.get(name);
        return known == null ? findAgain(name) : Optional.of(known);
    }

    private synchronized Optional<DataKeyRecord> findAgain(String name) {
        if (!byName.containsKey(name) && !absent.contains(name)) {
            try {
                byName = read();
            } catch (DataKeyException e) {
                throw WalkException.stopped(e.getMessage() + "; run the same command to go on", e);
            }
            if (!byName.containsKey(name) && absent.size() < REMEMBERED) {
                absent.add(name);
            }
        }
        return Optional.ofNullable(byName.get(name));
    }
}
