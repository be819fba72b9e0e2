package io.kmsenc.it.generated;

import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.it.twin.Call;
import io.kmsenc.it.twin.TwinSchema;

/**
 * A case as the data file of found cases keeps it.
 *
 * @param name what was wrong
 */
record FoundCase(String name, TestDatabase kind, TwinSchema schema, Call call) {

    static FoundCase of(String name, TestDatabase kind, Case found) {
        return new FoundCase(name, kind, found.twinSchema(), found.call());
    }

    /** For the names of tests. */
    @Override
    public String toString() {
        return kind + ": " + name;
    }
}
