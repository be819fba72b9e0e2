package io.kmsenc.it.types;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The methods behind the aliases that are H2's functions: each reads a row as the class that it returns. Threads may share it. */
public final class JavaReaders {

    /** The number of a row holds the number of its column, times this. */
    static final int ROWS = 1000;

    private JavaReaders() {}

    /** The method that returns values of a logical type. */
    static String method(String logicalType) {
        return switch (logicalType) {
            case "boolean" -> "truth";
            case "integer" -> "number";
            case "bigint" -> "largeNumber";
            case "decimal" -> "fraction";
            case "date" -> "day";
            case "timestamp" -> "moment";
            case "uuid" -> "identifier";
            case "binary" -> "octets";
            default -> "text";
        };
    }

    /** What is stored in a secret column. */
    public static @Nullable String secretText(Connection connection, int row) throws SQLException {
        return value(connection, "s", row, String.class);
    }

    public static byte @Nullable [] secretOctets(Connection connection, int row) throws SQLException {
        return value(connection, "s", row, byte[].class);
    }

    public static @Nullable String text(Connection connection, int row) throws SQLException {
        return value(connection, "p", row, String.class);
    }

    public static byte @Nullable [] octets(Connection connection, int row) throws SQLException {
        return value(connection, "p", row, byte[].class);
    }

    public static @Nullable Boolean truth(Connection connection, int row) throws SQLException {
        return value(connection, "p", row, Boolean.class);
    }

    public static @Nullable Integer number(Connection connection, int row) throws SQLException {
        return value(connection, "p", row, Integer.class);
    }

    public static @Nullable Long largeNumber(Connection connection, int row) throws SQLException {
        return value(connection, "p", row, Long.class);
    }

    public static @Nullable BigDecimal fraction(Connection connection, int row) throws SQLException {
        return value(connection, "p", row, BigDecimal.class);
    }

    public static @Nullable LocalDate day(Connection connection, int row) throws SQLException {
        return value(connection, "p", row, LocalDate.class);
    }

    public static @Nullable LocalDateTime moment(Connection connection, int row) throws SQLException {
        return value(connection, "p", row, LocalDateTime.class);
    }

    public static @Nullable UUID identifier(Connection connection, int row) throws SQLException {
        return value(connection, "p", row, UUID.class);
    }

    private static <T> @Nullable T value(Connection connection, String tables, int row, Class<T> type)
            throws SQLException {
        String table = tables + row / ROWS;
        try (PreparedStatement query = connection.prepareStatement("SELECT v FROM " + table + " WHERE id = " + row);
                ResultSet found = query.executeQuery()) {
            found.next();
            return found.getObject(1, type);
        }
    }
}
