package io.kmsenc.jdbc;

import io.kmsenc.schema.ColumnName;
import io.kmsenc.sql.Dialect;
import java.util.List;
import java.util.Set;

/**
 * What databases leave out of account when they compare texts under a collation. Sources: MariaDB "Supported Character
 * Sets and Collations", MySQL manual 12.10, H2 "SET COLLATION", PostgreSQL manual 23.2.2.4 and F.9. A name that isn't
 * known counts as one that ignores something, and so does {@code 0900_bin}: it keeps trailing spaces in MySQL, but not in
 * MariaDB.
 */
final class Collations {

    private static final String CASE = "letter case";
    private static final String ACCENTS = "accents";
    private static final String SPACES = "trailing spaces";
    private static final String WEIGHTLESS = "characters without weight";

    private Collations() {}

    /** Empty where texts are compared character by character. */
    static String ignored(Dialect dialect, String type, String collation) {
        return switch (dialect) {
            case H2 -> h2(ColumnName.fold(type), collation);
            case POSTGRESQL -> postgresql(type, collation);
            case MARIADB -> mariadb(ColumnName.fold(collation));
        };
    }

    /** @param collation that of the database, as COLUMNS of INFORMATION_SCHEMA shows it */
    private static String h2(String type, String collation) {
        if (type.equals("varchar_ignorecase")) {
            return CASE;
        }
        boolean binary = collation.isEmpty() || collation.equals("OFF");
        return binary ? "" : "what the collation of the database leaves out";
    }

    /** @param collation {@code inexact} for a collation that isn't deterministic */
    private static String postgresql(String type, String collation) {
        if (type.equals("citext")) {
            return CASE;
        }
        return collation.equals("inexact") ? "what a collation that isn't deterministic leaves out" : "";
    }

    /** @param collation empty for a column that holds no text; its name says what it ignores */
    private static String mariadb(String collation) {
        Set<String> parts = Set.copyOf(List.of(collation.split("_")));
        boolean binary = parts.contains("bin");
        boolean keepsSpaces = parts.contains("nopad");
        if (collation.isEmpty() || collation.equals("binary") || (binary && keepsSpaces)) {
            return "";
        }
        if (binary) {
            return SPACES;
        }
        String letters = parts.contains("cs") ? WEIGHTLESS : parts.contains("as") ? CASE : CASE + ", " + ACCENTS;
        return keepsSpaces ? letters : letters + " and " + SPACES;
    }
}
