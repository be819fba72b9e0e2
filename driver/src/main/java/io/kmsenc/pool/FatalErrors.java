package io.kmsenc.pool;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which errors leave a connection of no further use. A refusal of kmsenc is none: its SQLStates begin with KE. */
final class FatalErrors {

    /** PostgreSQL's server ends the session: it stops, crashed, or can't serve. */
    private static final Set<String> ENDED_BY_SERVER = Set.of("57P01", "57P02", "57P03");

    private FatalErrors() {}

    static boolean isFatal(SQLException e) {
        for (SQLException each = e; each != null; each = each.getNextException()) {
            if (each instanceof SQLNonTransientConnectionException
                    || each instanceof SQLRecoverableException
                    || isFatal(each.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFatal(@Nullable String state) {
        return state != null && (state.startsWith("08") || ENDED_BY_SERVER.contains(state));
    }
}
