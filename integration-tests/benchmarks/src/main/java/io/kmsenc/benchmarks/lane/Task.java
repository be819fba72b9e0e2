package io.kmsenc.benchmarks.lane;

import java.sql.SQLException;

/** What a workload does, again and again. For one thread. */
interface Task extends AutoCloseable {

    /**
     * Does it.
     *
     * @return something computed from all that was read
     */
    long run(int times) throws SQLException;

    @Override
    void close() throws SQLException;
}
