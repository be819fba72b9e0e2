package io.kmsenc.sql;

import io.kmsenc.schema.ColumnRule;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the type in a column's definition keeps, by the names that a database gives to its types. */
final class ColumnType {

    /** What is known of a type by its name. */
    enum Kept {
        /** Characters as they are. */
        CHARACTERS,
        /** Bytes as they are. */
        BYTES,
        /** Something else, or what is padded or cut without a word. */
        OTHER,
        /** A type by a name of its own, such as a domain. */
        UNKNOWN
    }

    private static final List<String> VARYING = List.of(
            "CHARACTER VARYING",
            "CHAR VARYING",
            "NATIONAL CHARACTER VARYING",
            "NATIONAL CHAR VARYING",
            "NCHAR VARYING",
            "VARCHAR");
    private static final List<String> LARGE = List.of(
            "CHARACTER LARGE OBJECT",
            "CHAR LARGE OBJECT",
            "NATIONAL CHARACTER LARGE OBJECT",
            "NCHAR LARGE OBJECT",
            "CLOB",
            "NCLOB",
            "NTEXT",
            "VARCHAR2",
            "NVARCHAR2",
            "LONGVARCHAR",
            "VARCHAR_CASESENSITIVE",
            "VARCHAR_IGNORECASE");
    private static final List<String> TEXTS =
            List.of("NVARCHAR", "TINYTEXT", "TEXT", "MEDIUMTEXT", "LONGTEXT", "NATIONAL VARCHAR");
    private static final List<String> BLOBS = List.of("TINYBLOB", "BLOB", "MEDIUMBLOB", "LONGBLOB", "VARBINARY");

    private static final Map<Dialect, List<List<String>>> CHARACTERS = Map.of(
            Dialect.H2, List.of(VARYING, LARGE, TEXTS),
            Dialect.POSTGRESQL, List.of(VARYING, List.of("TEXT", "CITEXT")),
            Dialect.MARIADB, List.of(VARYING, TEXTS, List.of("LONG VARCHAR")));
    private static final Map<Dialect, List<List<String>>> BYTES = Map.of(
            Dialect.H2,
                    List.of(
                            BLOBS,
                            List.of("BINARY VARYING", "BINARY LARGE OBJECT", "LONGVARBINARY", "RAW", "BYTEA", "IMAGE")),
            Dialect.POSTGRESQL, List.of(List.of("BYTEA")),
            Dialect.MARIADB, List.of(BLOBS, List.of("LONG VARBINARY")));

    /** Standard types and those of the three databases that keep neither. */
    private static final Set<String> OTHERS = Set.of(
            ("char character nchar national bpchar binary bit varbit name int integer int2 int4 int8 smallint bigint"
                            + " tinyint mediumint decimal dec numeric number fixed float float4 float8 real double"
                            + " money bool boolean date time timestamp timestamptz timetz datetime year interval uuid"
                            + " json jsonb xml enum set inet cidr macaddr inet4 inet6 serial bigserial smallserial"
                            + " identity geometry array java_object other hstore tsvector oid")
                    .split(" "));

    private ColumnType() {}

    /** Takes the type that comes next, with its length. */
    static Kept read(TokenReader reader, Dialect dialect) {
        while (dialect == Dialect.POSTGRESQL && reader.word("PG_CATALOG")) {
            reader.symbol('.');
        }
        Kept kept = name(reader, dialect);
        if (kept != Kept.OTHER && reader.symbol('(')) {
            while (!reader.atEnd() && !reader.symbol(')')) {
                reader.skip();
            }
        }
        return kept;
    }

    private static Kept name(TokenReader reader, Dialect dialect) {
        if (named(reader, CHARACTERS.getOrDefault(dialect, List.of()))) {
            return Kept.CHARACTERS;
        }
        if (named(reader, BYTES.getOrDefault(dialect, List.of()))) {
            return Kept.BYTES;
        }
        if (reader.oneOf(OTHERS)) {
            return Kept.OTHER;
        }
        reader.qualified();
        return Kept.UNKNOWN;
    }

    private static boolean named(TokenReader reader, List<List<String>> names) {
        return names.stream().flatMap(List::stream).anyMatch(name -> reader.words(name.split(" ")));
    }

    /** Whether a value stored under the rule is kept as it is. */
    static boolean keeps(Kept kept, ColumnRule rule) {
        return kept == (rule.type().keptAsCharacters() ? Kept.CHARACTERS : Kept.BYTES);
    }
}
