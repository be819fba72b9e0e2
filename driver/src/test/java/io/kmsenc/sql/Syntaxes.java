package io.kmsenc.sql;

import java.util.Arrays;
import java.util.List;

/** Every syntax that a server may have. */
final class Syntaxes {

    private Syntaxes() {}

    static List<Syntax> of(Dialect dialect) {
        return switch (dialect) {
            case H2 -> List.of(Syntax.usual(dialect));
            case POSTGRESQL ->
                List.of(
                        Syntax.usual(dialect),
                        Syntax.postgresql(false, true),
                        Syntax.postgresql(true, false),
                        Syntax.postgresql(false, false));
            case MARIADB ->
                List.of(
                        Syntax.usual(dialect),
                        Syntax.mariadb(true, false),
                        Syntax.mariadb(false, true),
                        Syntax.mariadb(true, true));
        };
    }

    static List<Syntax> all() {
        return Arrays.stream(Dialect.values())
                .flatMap(dialect -> of(dialect).stream())
                .toList();
    }
}
