package io.kmsenc.value;

import io.kmsenc.resource.ResourceLines;
import io.kmsenc.schema.LogicalType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which conversion a driver does: a row for each kind of value or getter, a column for each logical type. A cell with
 * {@code -} and a row that isn't there mean none: the driver fails, or kmsenc doesn't follow it. Immutable; threads may share it.
 */
final class ConversionTable {

    private static final String NONE = "-";

    private final Map<String, Map<LogicalType, Conversion>> rows;

    private ConversionTable(Map<String, Map<LogicalType, Conversion>> rows) {
        this.rows = rows;
    }

    /** Reads a resource beside this class; {@code #} begins a comment line, the first other line names the columns. */
    static ConversionTable read(String resource, Map<String, Conversion> conversions) {
        Map<String, Map<LogicalType, Conversion>> rows = new HashMap<>();
        List<LogicalType> types = new ArrayList<>();
        for (String line : ResourceLines.of(ConversionTable.class, resource)) {
            String[] cells = line.strip().split("\\s+");
            if (types.isEmpty()) {
                for (int i = 1; i < cells.length; i++) {
                    types.add(LogicalType.valueOf(cells[i].toUpperCase(Locale.ROOT)));
                }
            } else {
                rows.put(cells[0], row(cells, types, conversions));
            }
        }
        return new ConversionTable(rows);
    }

    private static Map<LogicalType, Conversion> row(
            String[] cells, List<LogicalType> types, Map<String, Conversion> conversions) {
        Map<LogicalType, Conversion> row = new EnumMap<>(LogicalType.class);
        for (int i = 1; i < cells.length; i++) {
            Conversion conversion = conversions.get(cells[i]);
            if (conversion != null) {
                row.put(types.get(i - 1), conversion);
            } else if (!cells[i].equals(NONE)) {
                throw new IllegalStateException("row " + cells[0] + " names no conversion: " + cells[i]);
            }
        }
        return row;
    }

    @Nullable
    Conversion find(String row, LogicalType type) {
        Map<LogicalType, Conversion> found = rows.get(row);
        return found == null ? null : found.get(type);
    }
}
