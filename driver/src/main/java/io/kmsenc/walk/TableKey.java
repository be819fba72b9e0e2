package io.kmsenc.walk;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Columns that no two rows have alike and that are never null, in the order of their index. */
public final class TableKey {

    private static final String SEPARATOR = "/";

    private final List<KeyColumn> columns;

    TableKey(List<KeyColumn> columns) {
        this.columns = List.copyOf(columns);
    }

    List<KeyColumn> columns() {
        return columns;
    }

    int size() {
        return columns.size();
    }

    /** The key of a row that has it in its first columns. */
    RowKey read(ResultSet row) throws SQLException {
        List<Object> values = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            values.add(columns.get(i).kind().read(row, i + 1));
        }
        return new RowKey(values);
    }

    /** Sets the part of a key that a parameter stands for. */
    void set(PreparedStatement statement, int index, RowKey key, int part) throws SQLException {
        columns.get(part).kind().set(statement, index, key.values().get(part));
    }

    /** A text, for people and for {@link #parse}: the parts with a stroke between them. */
    public String text(RowKey key) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String part = columns.get(i).kind().text(key.values().get(i));
            parts.add(URLEncoder.encode(part, StandardCharsets.UTF_8));
        }
        return String.join(SEPARATOR, parts);
    }

    /**
     * The key behind its text.
     *
     * @throws IllegalArgumentException if it is none
     */
    public RowKey parse(String text) {
        String[] parts = text.split(SEPARATOR, -1);
        if (parts.length != columns.size()) {
            throw new IllegalArgumentException("not a key of " + columns.size() + " parts");
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            values.add(columns.get(i).kind().parse(URLDecoder.decode(parts[i], StandardCharsets.UTF_8)));
        }
        return new RowKey(values);
    }

    /** Its columns' names, for people. */
    @Override
    public String toString() {
        return columns.stream().map(KeyColumn::name).collect(Collectors.joining(", ", "(", ")"));
    }
}
