package io.kmsenc.it.metadata;

import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.it.twin.DataFile;
import java.util.List;

/**
 * A column of a declared type.
 *
 * @param declared as the configuration writes it
 * @param stored the type of the secret column
 * @param real the type that it stands for
 */
record TypeColumn(String name, String declared, String stored, String real) {

    /** The columns that can be had: MySQL's driver knows none but strings. */
    static List<TypeColumn> of(TestDatabase kind) {
        return DataFile.lines(TypeColumn.class, "columns.txt").stream()
                .filter(cells -> !cells.get(place(kind)).equals("-"))
                .map(cells -> of(cells.get(0), cells.get(place(kind)).split(" ")))
                .filter(column -> kind != TestDatabase.MYSQL || column.isString())
                .toList();
    }

    private static TypeColumn of(String declared, String[] types) {
        return new TypeColumn("c_" + declared.replaceAll("[^a-z0-9]", ""), declared, types[0], types[1]);
    }

    private static int place(TestDatabase kind) {
        return switch (kind.dialect()) {
            case H2 -> 1;
            case POSTGRESQL -> 2;
            case MARIADB -> 3;
        };
    }

    private boolean isString() {
        return declared.equals("text") || declared.equals("binary") || declared.startsWith("varchar");
    }

    /** Whether it can be compared, and be a key. */
    boolean isComparable() {
        return !declared.equals("json");
    }

    boolean isKey() {
        return isComparable() && stored.matches("VAR[A-Z]+\\([23]00\\)|BYTEA");
    }

    /** The line of {@code [columns]} that makes it secret. */
    String rule(String table) {
        String text = declared.equals("text") || declared.startsWith("varchar") ? " compare=exact" : "";
        return table + "." + name + " = " + (isComparable() ? "deterministic " : "randomized ") + declared + text;
    }
}
