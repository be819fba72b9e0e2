package io.kmsenc.it.generated;

import io.kmsenc.sql.Dialect;
import java.util.Locale;

/**
 * The name of a table, column or alias.
 *
 * @param quoted whether its definition quotes it
 */
record Name(String text, boolean quoted) {

    /** As its definition writes it. */
    String definition(Dialect dialect) {
        return quoted ? quote(dialect, text) : text;
    }

    /** Quoted in the letter case in which the database keeps it. */
    String exact(Dialect dialect) {
        return quote(dialect, quoted ? text : folded(dialect));
    }

    /** One of the ways to write the name of a column or alias. */
    Node reference(Dialect dialect, Choice choice) {
        String plain = definition(dialect);
        if (choice.chance(85)) {
            return Node.text(plain);
        }
        String other = quoted || choice.chance(40) ? exact(dialect) : text.toUpperCase(Locale.ROOT);
        return new Node.Either(other, plain);
    }

    /** One of the ways to write the name of a table, whose letter case counts in MariaDB. */
    Node table(Dialect dialect, Choice choice) {
        return dialect == Dialect.MARIADB
                ? new Node.Either(choice.chance(80) ? definition(dialect) : exact(dialect), definition(dialect))
                : reference(dialect, choice);
    }

    String lower() {
        return text.toLowerCase(Locale.ROOT);
    }

    private String folded(Dialect dialect) {
        return switch (dialect) {
            case H2 -> text.toUpperCase(Locale.ROOT);
            case POSTGRESQL -> lower();
            case MARIADB -> text;
        };
    }

    private static String quote(Dialect dialect, String text) {
        return dialect == Dialect.MARIADB ? "`" + text + "`" : "\"" + text + "\"";
    }
}
