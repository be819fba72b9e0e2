package io.kmsenc.benchmarks.lane;

/**
 * How much there is of what grows; of all else there is little.
 *
 * @param columns secret columns of the table
 * @param bytes of each value
 * @param rows of the table
 * @param read rows that one operation reads
 * @param statements texts, used one after the other; more than one are prepared anew each time
 * @param configured secret columns in the configuration, of which most are of tables that aren't there
 * @param keys data keys, each of another scope, with a row each
 * @param connections used one after the other
 */
record Shape(int columns, int bytes, int rows, int read, int statements, int configured, int keys, int connections) {

    private static final int BYTES = 64;
    private static final int ROWS = 100;

    /** By the name of the axis. */
    static Shape of(String axis, int step) {
        return switch (axis) {
            case "columns" -> new Shape(step, BYTES, ROWS, ROWS, 1, 1, 1, 1);
            case "bytes" -> new Shape(1, step, 1, 1, 1, 1, 1, 1);
            case "rows" -> new Shape(1, BYTES, step, step, 1, 1, 1, 1);
            case "statements" -> new Shape(1, BYTES, 1, 1, step, 1, 1, 1);
            case "configured" -> new Shape(1, BYTES, 1, 1, 2, step, 1, 1);
            case "keys" -> new Shape(1, BYTES, step, 1, 1, 1, step, 1);
            case "connections" -> new Shape(1, BYTES, 1, 1, 1, 1, 1, step);
            default -> throw new IllegalArgumentException("nothing grows that is named \"" + axis + "\"");
        };
    }

    /** The names of the secret columns, separated by commas. */
    String columnNames() {
        StringBuilder names = new StringBuilder();
        for (int i = 1; i <= columns; i++) {
            names.append(i == 1 ? "c" : ", c").append(i);
        }
        return names.toString();
    }
}
