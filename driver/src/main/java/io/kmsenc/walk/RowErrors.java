package io.kmsenc.walk;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a database says of a row, by its SQLState alone: messages may quote values. */
final class RowErrors {

    private static final Set<String> LOCKED = Set.of("HYT00", "55P03", "90131");
    private static final int MARIADB_LOCK_WAIT_TIMEOUT = 1205;

    private static final String KEPT = "02000";
    private static final String REPEATED = "21000";
    private static final String BROKEN = "08000";
    private static final String ALTERED = "09000";

    private RowErrors() {}

    /** An update of a locked row has changed no row: a trigger or a rule is in its way. */
    static SQLException kept() {
        return new SQLException("the row was not updated", KEPT);
    }

    /** An update by a key has changed several rows. */
    static SQLException repeated() {
        return new SQLException("several rows have the key", REPEATED);
    }

    /** The connection broke each time the row was written. */
    static SQLException broken() {
        return new SQLException("the connection broke", BROKEN);
    }

    /** An updated row holds other values than were written. */
    static SQLException altered() {
        return new SQLException("the row holds other values than were written", ALTERED);
    }

    /** Whether the same may succeed later: a lock, a deadlock, a serialization failure. */
    static boolean passing(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith("40") || LOCKED.contains(state) || e.getErrorCode() == MARIADB_LOCK_WAIT_TIMEOUT;
    }

    static String reason(@Nullable SQLException e) {
        if (e == null) {
            return "was not tried";
        }
        SQLException first = e;
        while (first.getNextException() != null) {
            first = first.getNextException();
        }
        String state = String.valueOf(first.getSQLState());
        return explained(first, state) + " (SQLState " + state + ")";
    }

    private static String explained(SQLException e, String state) {
        if (passing(e)) {
            return "a transaction keeps the row locked; end it, and repeat";
        }
        if (state.startsWith("22001") || state.equals("22026")) {
            return "the column is too small for the value; enlarge it";
        }
        if (state.startsWith("23")) {
            return "a constraint refuses the value; see the table's unique keys, foreign keys and checks";
        }
        if (state.equals(KEPT)) {
            return "a trigger, a rule or a policy keeps the row as it is; see the table's";
        }
        if (state.equals(BROKEN)) {
            return "the connection broke each time the row was written; see that the server takes messages as long as the"
                    + " value's ciphertext";
        }
        if (state.equals(REPEATED)) {
            return "several rows have this key, as those of child tables may; give each a key of its own";
        }
        if (state.equals(ALTERED)) {
            return "a trigger, or the column's type, alters what is written, so that it could not be read again; see the"
                    + " table's triggers, and make the column one that keeps values as they are";
        }
        return "the database refuses the row; try the update by hand";
    }
}
