package io.kmsenc.keys;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;

/** What an {@link SQLException} means, told by its SQLState: messages are translated and change between versions. */
final class SqlStates {

    /** PostgreSQL; SQL standard; H2 with and without a similar name at hand. */
    private static final Set<String> MISSING_TABLE = Set.of("42P01", "42S02", "42S03", "42S04");

    /** Lock wait given up: H2 and others; PostgreSQL; H2's concurrent update. */
    private static final Set<String> LOCKED = Set.of("HYT00", "55P03", "90131");

    /** MariaDB and MySQL give up a lock wait under the SQLState for anything, so their error code must tell. */
    private static final int MARIADB_LOCK_WAIT_TIMEOUT = 1205;

    /**
     * H2's general error. An insert or a query gets it (a NullPointerException in the generated column's CASE) while another
     * session is just creating the table: its columns are seen before their expressions are prepared.
     */
    private static final int H2_GENERAL_ERROR = 50000;

    private SqlStates() {}

    static boolean missingTable(SQLException e) {
        return MISSING_TABLE.contains(state(e));
    }

    /** Whether another's insert may be why this one failed: a unique key, a deadlock, a lock, a table half made. */
    static boolean lostRace(SQLException e) {
        String state = state(e);
        return state.startsWith("23") || state.startsWith("40") || locked(e) || halfMade(e);
    }

    /** Whether H2 failed over a table that another session is just creating. */
    static boolean halfMade(SQLException e) {
        return state(e).equals("HY000") && e.getErrorCode() == H2_GENERAL_ERROR;
    }

    /** Whether the same call may succeed later: a lock, a lost connection, a server that is full or going down. */
    static boolean retryable(SQLException e) {
        String state = state(e);
        return e instanceof SQLTransientException
                || e instanceof SQLRecoverableException
                || state.startsWith("08")
                || state.startsWith("40")
                || state.startsWith("53")
                || state.startsWith("57")
                || locked(e);
    }

    private static boolean locked(SQLException e) {
        return LOCKED.contains(state(e)) || (state(e).equals("HY000") && e.getErrorCode() == MARIADB_LOCK_WAIT_TIMEOUT);
    }

    static String state(SQLException e) {
        String state = e.getSQLState();
        return state == null ? "" : state;
    }
}
