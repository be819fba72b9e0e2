package io.kmsenc.sql;

import java.util.Locale;
import java.util.Optional;

/** The SQL that a database speaks. */
public enum Dialect {
    H2,
    POSTGRESQL,
    /** MariaDB and MySQL. */
    MARIADB;

    /** A name between the quotes that keep it as it is. */
    public String quoted(String name) {
        String quote = this == MARIADB ? "`" : "\"";
        return quote + name.replace(quote, quote + quote) + quote;
    }

    /** The dialect of a product, by the name that its driver tells; empty for one that isn't supported. */
    public static Optional<Dialect> ofProduct(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "h2" -> Optional.of(H2);
            case "postgresql" -> Optional.of(POSTGRESQL);
            case "mariadb", "mysql" -> Optional.of(MARIADB);
            default -> Optional.empty();
        };
    }
}
