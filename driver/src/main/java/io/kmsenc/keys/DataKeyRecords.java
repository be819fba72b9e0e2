package io.kmsenc.keys;

import java.time.Clock;
import java.util.List;

/**
 * The rows of a database's data key table, for who looks after them. Threads share it. Every method throws
 * {@link DataKeyException} if the database can't be asked.
 */
public final class DataKeyRecords {

    private final KeyRecords rows;

    public DataKeyRecords(KeyConnections connections, Clock clock) {
        this.rows = new KeyRecords(new KeyTransactions(connections), clock);
    }

    /** All rows, in the order of their labels; none where there is no table. */
    public List<DataKeyRecord> all() {
        return rows.select("");
    }

    /** The rows of a scope. */
    public List<DataKeyRecord> ofScope(String scope) {
        return rows.select(" WHERE scope = ?", scope);
    }

    /** Deletes rows, all of them or none. What is encrypted under them can't be read any more. */
    public void delete(List<DataKeyRecord> records) {
        rows.delete(records);
    }

    /**
     * Makes every active key inactive, so that whoever encrypts next makes another: within the interval in which processes look
     * at their rows.
     *
     * @return how many there were of randomized values; deterministic ones stay, as equal values must stay equal
     */
    public int rotate() {
        return rows.deactivate();
    }
}
