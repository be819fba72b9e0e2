package io.kmsenc.it.applications.examples;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows as files expect them, whichever database gives them. */
final class ExampleRows {

    private ExampleRows() {}

    /** A line for each row, its values between bars. */
    static List<String> read(ResultSet rows) throws SQLException {
        int width = rows.getMetaData().getColumnCount();
        List<String> lines = new ArrayList<>();
        while (rows.next()) {
            List<String> values = new ArrayList<>();
            for (int i = 1; i <= width; i++) {
                values.add(text(rows, i));
            }
            lines.add(String.join(" | ", values));
        }
        return lines;
    }

    private static String text(ResultSet rows, int column) throws SQLException {
        @Nullable Object value = rows.getObject(column);
        if (value == null) {
            return "null";
        } else if (value instanceof Number) {
            // databases count the digits of an average differently
            return new BigDecimal(value.toString())
                    .setScale(2, RoundingMode.HALF_UP)
                    .stripTrailingZeros()
                    .toPlainString();
        } else if (value instanceof byte[] || value instanceof Blob) {
            return new String(rows.getBytes(column), StandardCharsets.UTF_8);
        }
        return rows.getString(column);
    }
}
