package io.kmsenc.sql;

import io.kmsenc.schema.ColumnRule;

/** The statements that give a secret column its type, in each dialect. Names are given as they are to stand there. */
public final class ColumnAlteration {

    private ColumnAlteration() {}

    /** Gives a column that is there another type. */
    public static String of(Dialect dialect, String table, String column, String type) {
        String alter = "ALTER TABLE " + table;
        return switch (dialect) {
            case H2 -> alter + " ALTER COLUMN " + column + " SET DATA TYPE " + type;
            case POSTGRESQL -> alter + " ALTER COLUMN " + column + " TYPE " + type;
            case MARIADB -> alter + " MODIFY " + column + " " + type;
        };
    }

    /** What has to stand behind the new type, lest it be lost: on MariaDB and MySQL, where the definition is a new one. */
    public static String kept(Dialect dialect, boolean nullable, String comment) {
        if (dialect != Dialect.MARIADB) {
            return "";
        }
        String text = comment.replace("\\", "\\\\").replace("'", "''");
        return (nullable ? "" : " NOT NULL") + (comment.isEmpty() ? "" : " COMMENT '" + text + "'");
    }

    /** Adds the column of a rule to its table. */
    public static String add(Dialect dialect, ColumnRule rule) {
        String schema =
                rule.name().schema().map(name -> name(name, dialect) + ".").orElse("");
        return "ALTER TABLE " + schema + name(rule.name().table(), dialect) + " ADD COLUMN "
                + name(rule.name().column(), dialect) + " "
                + StorageTypes.of(dialect).forAny(rule);
    }

    // in quotes only where there is no other way: the configuration doesn't know in which letter case a name is kept
    private static String name(String folded, Dialect dialect) {
        return folded.matches("[a-z_][a-z0-9_]*") ? folded : dialect.quoted(folded);
    }
}
