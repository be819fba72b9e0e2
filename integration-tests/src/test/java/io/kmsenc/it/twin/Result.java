package io.kmsenc.it.twin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One result of a statement.
 *
 * @param labels of the columns; empty for a count
 * @param rows each as one text; equal texts stand for equal values of equal Java types
 * @param count the update count, or -1
 */
public record Result(List<String> labels, List<String> rows, long count) {

    static Result of(long count) {
        return new Result(List.of(), List.of(), count);
    }

    /** Reads to the end. */
    static Result of(ResultSet result) throws SQLException {
        List<String> labels = new ArrayList<>();
        int width = result.getMetaData().getColumnCount();
        for (int i = 1; i <= width; i++) {
            labels.add(result.getMetaData().getColumnLabel(i));
        }
        List<String> rows = new ArrayList<>();
        while (result.next()) {
            StringBuilder row = new StringBuilder();
            for (int i = 1; i <= width; i++) {
                row.append(i == 1 ? "" : ", ").append(Values.shown(result.getObject(i)));
            }
            rows.add(row.toString());
        }
        return new Result(labels, rows, -1);
    }

    /** With all texts replaced. */
    Result mapped(UnaryOperator<String> change) {
        return new Result(
                labels.stream().map(change).toList(), rows.stream().map(change).toList(), count);
    }

    /** With the rows in an order of their own. */
    Result sorted() {
        return new Result(labels, rows.stream().sorted().toList(), count);
    }
}
