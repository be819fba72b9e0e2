package io.kmsenc.walk;

import io.kmsenc.sql.Dialect;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The statements of a walk over one table, and their parameters. Threads share it. */
final class RowStatements {

    private final WalkedTable table;
    private final TableKey key;
    private final String from;
    private final String keyList;
    private final String read;

    RowStatements(WalkedTable table) {
        this.table = table;
        this.key = table.key();
        this.from = " FROM " + table.name().quoted(table.dialect());
        this.keyList = key.columns().stream().map(each -> quoted(each.name())).collect(Collectors.joining(", "));
        this.read = "SELECT " + keyList
                + table.columns().stream()
                        .map(each -> ", " + quoted(each.name()))
                        .collect(Collectors.joining())
                + from;
    }

    private String quoted(String name) {
        return table.dialect().quoted(name);
    }

    private String part(int part) {
        return quoted(key.columns().get(part).name());
    }

    /** The first rows of a range, in order. */
    String page(KeyRange range, int rows) {
        return read + where(range) + " ORDER BY " + keyList + " LIMIT " + rows;
    }

    /** How many bytes the values of each of these rows have. */
    String sizes(KeyRange range, int rows) {
        return "SELECT "
                + table.columns().stream()
                        .map(each -> "COALESCE(OCTET_LENGTH(" + quoted(each.name()) + "), 0)")
                        .collect(Collectors.joining(" + "))
                + from + where(range) + " ORDER BY " + keyList + " LIMIT " + rows;
    }

    /** The key of the row that is so many rows behind the beginning of a range. */
    String jump(KeyRange range, int rows) {
        return "SELECT " + keyList + from + where(range) + " ORDER BY " + keyList + " LIMIT 1 OFFSET " + (rows - 1);
    }

    String count(KeyRange range) {
        return "SELECT COUNT(*)" + from + where(range);
    }

    /** Rows with given keys, those left out that others have locked: who holds locks and waits for none is in no deadlock. */
    String lockFree(int rows) {
        return read + " WHERE " + anyOf(rows) + lockClause() + " SKIP LOCKED";
    }

    // H2 takes its index for several parts in this form alone, and MariaDB in the other.
    private String anyOf(int rows) {
        if (key.size() > 1 && table.dialect() == Dialect.H2) {
            return row() + " IN (" + Stream.generate(() -> row("?")).limit(rows).collect(Collectors.joining(", "))
                    + ")";
        }
        return Stream.generate(this::same).limit(rows).collect(Collectors.joining(" OR "));
    }

    /** A row with a given key, as soon as nobody else has it locked. */
    String lockOne() {
        return read + " WHERE " + same() + lockClause();
    }

    // In PostgreSQL the weaker lock lets others refer to the row meanwhile. The lock must be as strong as the update's
    // own,
    // which would else wait for these while other rows are locked.
    private String lockClause() {
        return table.dialect() == Dialect.POSTGRESQL && !table.unique() ? " FOR NO KEY UPDATE" : " FOR UPDATE";
    }

    /** An update of some of the columns that are looked at, by their indexes. */
    String update(List<Integer> columns) {
        String set = Stream.concat(
                        columns.stream()
                                .map(each -> quoted(table.columns().get(each).name()) + " = ?"),
                        table.kept().stream().map(name -> quoted(name) + " = " + quoted(name)))
                .collect(Collectors.joining(", "));
        return "UPDATE " + table.name().quoted(table.dialect()) + " SET " + set + " WHERE " + same();
    }

    private String same() {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < key.size(); i++) {
            parts.add(part(i) + " = ?");
        }
        return "(" + String.join(" AND ", parts) + ")";
    }

    private String where(KeyRange range) {
        List<String> conditions = new ArrayList<>();
        if (range.after() != null) {
            conditions.add(bound(" > ", " > "));
        }
        if (range.upTo() != null) {
            conditions.add(bound(" < ", " <= "));
        }
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    private String bound(String strict, String last) {
        return comparesRows() ? row() + last + row("?") : beyond(0, strict + "?", last + "?");
    }

    // PostgreSQL finds both ends of such a range in its index; the others do where it is written out.
    private boolean comparesRows() {
        return key.size() > 1 && table.dialect() == Dialect.POSTGRESQL;
    }

    private String row() {
        return "(" + keyList + ")";
    }

    private String row(String each) {
        return "(" + Stream.generate(() -> each).limit(key.size()).collect(Collectors.joining(", ")) + ")";
    }

    // The first part stands alone before the others: then an index is taken for it at least.
    private String beyond(int part, String strict, String last) {
        if (part == key.size() - 1) {
            return part(part) + last;
        }
        String either =
                "(" + part(part) + strict + " OR (" + part(part) + " = ? AND " + beyond(part + 1, strict, last) + "))";
        return part == 0 ? part(0) + strict.replace(" ?", "= ?") + " AND " + either : either;
    }

    /** Sets the parameters of {@link #page}, {@link #jump} or {@link #count}. */
    void setRange(PreparedStatement statement, KeyRange range) throws SQLException {
        int index = 1;
        if (range.after() != null) {
            index = setBeyond(statement, index, range.after());
        }
        if (range.upTo() != null) {
            setBeyond(statement, index, range.upTo());
        }
    }

    private int setBeyond(PreparedStatement statement, int first, RowKey bound) throws SQLException {
        if (comparesRows()) {
            return setSame(statement, first, bound);
        }
        int index = first;
        if (key.size() > 1) {
            key.set(statement, index++, bound, 0);
        }
        for (int part = 0; part < key.size(); part++) {
            key.set(statement, index++, bound, part);
            if (part < key.size() - 1) {
                key.set(statement, index++, bound, part);
            }
        }
        return index;
    }

    /** Sets a key in a comparison for equality, and gives the index behind it. */
    int setSame(PreparedStatement statement, int first, RowKey row) throws SQLException {
        for (int part = 0; part < key.size(); part++) {
            key.set(statement, first + part, row, part);
        }
        return first + key.size();
    }

    /** Sets the parameters of {@link #update}. */
    void setUpdate(PreparedStatement statement, List<Integer> columns, Row row) throws SQLException {
        int index = 1;
        for (int column : columns) {
            table.columns().get(column).set(statement, index++, row.values().get(column));
        }
        setSame(statement, index, row.key());
    }
}
