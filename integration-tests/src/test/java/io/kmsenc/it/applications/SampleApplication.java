package io.kmsenc.it.applications;

import io.kmsenc.sql.Dialect;
import java.util.List;
import javax.sql.DataSource;

/**
 * A small application as a team would write it over one framework, with assertions of its own about what it finds and
 * reads. It knows nothing of kmsenc. A sample may run many times, on one thread.
 */
public interface SampleApplication {

    /** Stands in every plaintext that a sample writes to a secret column, so that a leak can be searched for. */
    String MARK = "zq7sentinel4x";

    /** A plaintext for a secret column. */
    static String secret(String text) {
        return text + "." + MARK;
    }

    /** The framework, as the recorded files are named. */
    String framework();

    /** The lines of {@code [columns]} that a team would write for it, each {@code table.column = mode}. */
    List<String> columns();

    /**
     * Makes the tables and does its work. What it leaves behind has at least one value in every secret column.
     *
     * @param database an empty one
     */
    void run(DataSource database, Dialect dialect) throws Exception;
}
