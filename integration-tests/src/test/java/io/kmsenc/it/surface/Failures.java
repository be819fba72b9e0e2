package io.kmsenc.it.surface;

import java.sql.BatchUpdateException;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.Arrays;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Exceptions and warnings as texts that are equal where an application can't tell them apart. */
final class Failures {

    private Failures() {}

    static String shown(Throwable failure, boolean messages) {
        StringBuilder text = new StringBuilder(failure.getClass().getName());
        if (failure instanceof SQLException e) {
            text.append(' ').append(e.getSQLState()).append(' ').append(e.getErrorCode());
        }
        if (messages) {
            text.append(" \"").append(failure.getMessage()).append('"');
        }
        if (failure instanceof BatchUpdateException e) {
            text.append(" counts ")
                    .append(Arrays.toString(e.getUpdateCounts()))
                    .append(Arrays.toString(e.getLargeUpdateCounts()));
        }
        if (failure instanceof SQLClientInfoException e) {
            text.append(" properties ").append(failed(e));
        }
        if (failure instanceof SQLException e && e.getNextException() != null) {
            text.append(" next ").append(shown(e.getNextException(), messages));
        }
        return text.toString();
    }

    private static String failed(SQLClientInfoException e) {
        return e.getFailedProperties() == null ? "none" : new TreeMap<>(e.getFailedProperties()).toString();
    }

    /** A warning and those behind it. */
    static String chain(@Nullable SQLWarning warning, boolean messages) {
        return warning == null
                ? "none"
                : shown(warning, messages) + " then " + chain(warning.getNextWarning(), messages);
    }
}
