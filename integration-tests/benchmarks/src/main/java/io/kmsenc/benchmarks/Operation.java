package io.kmsenc.benchmarks;

import java.sql.SQLException;

/** One workload, done in one way. It is what the loaders of lanes have in common. For one thread at a time. */
public interface Operation extends AutoCloseable {

    /** Puts the tables back into the state in which the workload expects them. Isn't measured. */
    void prepare() throws Exception;

    /**
     * Does the workload.
     *
     * @param times how often
     * @return something computed from all that was read, so that the reading can't be left out
     */
    long run(int times) throws Exception;

    @Override
    void close() throws SQLException;
}
