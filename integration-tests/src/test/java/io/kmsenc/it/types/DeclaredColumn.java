package io.kmsenc.it.types;

import io.kmsenc.it.app.Application;
import io.kmsenc.it.twin.DataFile;
import io.kmsenc.sql.Dialect;
import java.util.List;

/**
 * A declared type and the column that it stands for.
 *
 * @param declared as the configuration writes it
 * @param type the database's own type
 */
record DeclaredColumn(String declared, String type) {

    static List<DeclaredColumn> of(Dialect dialect) {
        return DataFile.lines(DeclaredColumn.class, "columns.txt").stream()
                .filter(cells -> !cells.get(place(dialect)).equals("-"))
                .map(cells -> new DeclaredColumn(cells.get(0), cells.get(place(dialect))))
                .toList();
    }

    private static int place(Dialect dialect) {
        return switch (dialect) {
            case H2 -> 1;
            case POSTGRESQL -> 2;
            case MARIADB -> 3;
        };
    }

    /** The type of the column that the ciphertexts are kept in: a large object where the real type is one. */
    String keptIn(Dialect dialect) {
        if (type.endsWith("LOB")) {
            return type;
        }
        return declared.equals("binary") ? Application.binary(dialect) : Application.text(dialect);
    }

    /** The logical type, without its size. */
    String logicalType() {
        int bracket = declared.indexOf('(');
        return bracket < 0 ? declared : declared.substring(0, bracket);
    }
}
