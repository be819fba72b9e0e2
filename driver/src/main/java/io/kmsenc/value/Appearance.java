package io.kmsenc.value;

import io.kmsenc.resource.ResourceLines;
import io.kmsenc.schema.DeclaredType;
import io.kmsenc.schema.LogicalType;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the metadata of one database's driver tell of a plaintext column of each declared type: a row for each thing that is
 * told, a column for each logical type. Immutable; threads may share it.
 */
public final class Appearance {

    private static final Map<String, String> TABLES = Map.of(
            "H2 JDBC Driver", "shown-h2.table",
            "PostgreSQL JDBC Driver", "shown-postgresql.table",
            "MariaDB Connector/J", "shown-mariadb.table",
            "MySQL Connector/J", "shown-mysql.table");

    private static final class Known {

        private static final Map<String, Appearance> BY_DRIVER = new HashMap<>();

        static {
            TABLES.forEach((driver, table) -> BY_DRIVER.put(driver, read(ResourceLines.of(Appearance.class, table))));
        }
    }

    /** One thing that is told; null is SQL's NULL. */
    public record Trait(@Nullable Object value) {}

    private final Map<String, Map<LogicalType, String>> rows;

    private Appearance(Map<String, Map<LogicalType, String>> rows) {
        this.rows = rows;
    }

    /** That of a driver, by the name that it gives itself in {@link java.sql.DatabaseMetaData#getDriverName}. */
    public static Optional<Appearance> ofDriver(String name) {
        return Optional.ofNullable(Known.BY_DRIVER.get(name));
    }

    /** The first line names the columns; the first cell of any other is the rows that it stands for, with commas between. */
    static Appearance read(List<String> lines) {
        Map<String, Map<LogicalType, String>> rows = new HashMap<>();
        String[] types = lines.get(0).strip().split("\\s+", -1);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.strip().split("\\s+", -1);
            Map<LogicalType, String> row = new EnumMap<>(LogicalType.class);
            for (int i = 1; i < cells.length; i++) {
                row.put(LogicalType.valueOf(types[i].toUpperCase(Locale.ROOT)), cells[i]);
            }
            for (String name : cells[0].split(",", -1)) {
                rows.put(name, row);
            }
        }
        return new Appearance(rows);
    }

    /**
     * What is told of a column of the type.
     *
     * @param row {@code result.}, {@code parameter.}, {@code column.} or {@code key.} and the thing that is told
     * @param octets how many bytes a character of the stored column takes at most
     * @return empty where it is what is told of the stored column
     */
    public Optional<Trait> trait(String row, DeclaredType declared, int octets) {
        String cell = cell(row, declared);
        return cell.equals("-") ? Optional.empty() : Optional.of(new Trait(value(cell, declared, octets)));
    }

    /** Whether there is such a row: whether anything of the kind may be told otherwise than of the stored column. */
    public boolean tells(String row) {
        return rows.containsKey(row);
    }

    /** Whether something else is told of a column of the type than of the stored one. */
    public boolean differs(String prefix, DeclaredType declared) {
        return rows.keySet().stream()
                .anyMatch(row ->
                        row.startsWith(prefix + ".") && !cell(row, declared).equals("-"));
    }

    // Of a text of any length nothing is known but where it is kept.
    private String cell(String row, DeclaredType declared) {
        boolean kept = declared.type().isString() && declared.size() == DeclaredType.UNLIMITED;
        return kept ? "-" : rows.getOrDefault(row, Map.of()).getOrDefault(declared.type(), "-");
    }

    private static @Nullable Object value(String cell, DeclaredType declared, int octets) {
        return switch (cell) {
            case "null" -> null;
            case "true", "false" -> Boolean.valueOf(cell);
            default ->
                cell.startsWith("'") ? text(cell) : (Object) Measure.of(cell).of(declared, octets);
        };
    }

    private static String text(String cell) {
        return cell.substring(1, cell.length() - 1).replace('_', ' ');
    }
}
