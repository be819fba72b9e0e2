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

    /**
     * The rows of a scope. Names are compared here: a database may ignore letter case, or blanks at the end.
     *
     * @throws IllegalArgumentException if it is no name of a scope
     */
    public List<DataKeyRecord> ofScope(String scope) {
        requireName(scope);
        return rows.select(" WHERE scope = ?", scope).stream()
                .filter(each -> each.scope().equals(scope))
                .toList();
    }

    /**
     * Deletes rows of a scope, all of them or none. What is encrypted under them can't be read any more.
     *
     * @param records those of other scopes stay
     * @throws IllegalArgumentException for the root scope, and for what is no name of a scope
     */
    public void delete(String scope, List<DataKeyRecord> records) {
        requireName(scope);
        if (scope.equals(DataKeys.ROOT_SCOPE)) {
            throw new IllegalArgumentException("the scope \"" + scope + "\" is everybody's");
        }
        delete(records.stream().filter(each -> each.scope().equals(scope)).toList());
    }

    /** Deletes rows of any scope, all of them or none: for who has proven that nothing needs them. */
    public void delete(List<DataKeyRecord> records) {
        rows.delete(records);
    }

    private static void requireName(String scope) {
        if (!DataKeys.isScope(scope)) {
            throw new IllegalArgumentException("no name of a scope; use 1 to 64 of A-Z a-z 0-9 . _ -");
        }
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

    /**
     * Makes keys inactive that nothing needs any more; their time until they are retired counts from now.
     *
     * @return how many
     */
    public int rest(List<DataKeyRecord> records) {
        return rows.deactivate(records);
    }
}
