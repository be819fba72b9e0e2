package io.kmsenc.it.twin;

import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.sql.Dialect;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Under which names one of the two databases keeps the schemas of a {@link TwinSchema}. MariaDB's schemas are databases of
 * the whole server, which the twins can't share: there every schema's name is replaced in whatever is sent.
 */
final class Names {

    private final String database;
    private final boolean replace;
    private final Pattern schemas;

    Names(FreshDatabase database, List<String> schemas) {
        this.database = database.name();
        this.replace = database.kind().dialect() == Dialect.MARIADB;
        this.schemas = Pattern.compile("\\b(public"
                + String.join("", schemas.stream().map(name -> "|" + name).toList()) + ")\\b");
    }

    /** A text of this database as its twin would put it. */
    String common(String text) {
        return replace ? text.replace(database, "public") : text;
    }

    /** The text as this database must be told it. */
    String in(String text) {
        if (!replace) {
            return text;
        }
        return schemas.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(
                        match.group().equals("public") ? database : database + "_" + match.group()));
    }
}
