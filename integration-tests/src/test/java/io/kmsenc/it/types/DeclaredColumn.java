package io.kmsenc.it.types;

import io.kmsenc.it.app.Application;
import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.it.twin.DataFile;
import io.kmsenc.sql.Dialect;
import java.sql.Types;
import java.util.List;
import java.util.Set;

/**
 * A declared type and the column that it stands for.
 *
 * @param declared as the configuration writes it
 * @param type the database's own type
 */
record DeclaredColumn(String declared, String type) {

    private static final Set<String> STRINGS = Set.of("text", "varchar", "binary");

    /** All of the database; with MySQL's driver those that it is known to convert, which are strings. */
    static List<DeclaredColumn> of(TestDatabase kind) {
        return of(kind.dialect()).stream()
                .filter(column -> kind != TestDatabase.MYSQL || STRINGS.contains(column.logicalType()))
                .toList();
    }

    private static List<DeclaredColumn> of(Dialect dialect) {
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

    /** What an application registers for a value of the type that a routine gives back. */
    int sqlType(Dialect dialect) {
        return switch (logicalType()) {
            case "boolean" -> Types.BOOLEAN;
            case "integer" -> Types.INTEGER;
            case "bigint" -> Types.BIGINT;
            case "decimal" -> Types.DECIMAL;
            case "date" -> Types.DATE;
            case "timestamp" -> Types.TIMESTAMP;
            case "uuid" -> Types.OTHER;
            case "binary" -> dialect == Dialect.POSTGRESQL ? Types.BINARY : Types.VARBINARY;
            case "json" -> dialect == Dialect.POSTGRESQL ? Types.OTHER : Types.VARCHAR;
            default -> Types.VARCHAR;
        };
    }

    /** The logical type, without its size. */
    String logicalType() {
        int bracket = declared.indexOf('(');
        return bracket < 0 ? declared : declared.substring(0, bracket);
    }
}
