package io.kmsenc.cli;

import io.kmsenc.sql.Dialect;
import io.kmsenc.sql.Explanation;

/** Whoever knows what would become of a statement. For one thread. */
interface Answers extends AutoCloseable {

    Dialect dialect();

    /**
     * What would become of a statement.
     *
     * @throws CommandException if there is no answer to be had
     */
    Explanation explain(String sql);

    @Override
    void close();
}
