package io.kmsenc.sql;

import java.util.List;
import java.util.Set;

/** What the types of a dialect keep, by the words that a definition writes. A type that isn't listed keeps neither. */
final class ColumnTypes {

    private static final Set<String> LARGE_TEXTS = Set.of("tinytext", "text", "mediumtext", "longtext");
    private static final Set<String> LARGE_BYTES = Set.of("tinyblob", "blob", "mediumblob", "longblob");
    private static final Set<String> H2_TEXTS = Set.of(
            "varchar2",
            "nvarchar2",
            "varchar_casesensitive",
            "varchar_ignorecase",
            "longvarchar",
            "longnvarchar",
            "clob",
            "nclob",
            "ntext");
    private static final Set<String> H2_BYTES = Set.of("longvarbinary", "raw", "bytea", "image", "oid");
    private static final Set<String> CHARACTER = Set.of("character", "char", "nchar");

    private ColumnTypes() {}

    /** @param type what stands behind a column's name */
    static Catalog.Storage storage(List<Token> type, Dialect dialect) {
        if (type.stream().anyMatch(token -> token.isSymbol('['))) {
            return Catalog.Storage.OTHER;
        }
        TokenReader reader = new TokenReader(type);
        reader.words("NATIONAL");
        String word = reader.atEnd() || !type.get(0).isName() ? "" : reader.name();
        while (reader.symbol('.') && !reader.atEnd()) {
            word = reader.name();
        }
        if (isText(word, reader, dialect)) {
            // a character set "binary" makes bytes of text
            return hasWord(type, "binary") ? Catalog.Storage.OTHER : Catalog.Storage.CHARACTERS;
        }
        return isBytes(word, reader, dialect) ? Catalog.Storage.BYTES : Catalog.Storage.OTHER;
    }

    private static boolean isText(String word, TokenReader rest, Dialect dialect) {
        boolean varying = CHARACTER.contains(word) && rest.word("VARYING");
        if (varying || word.equals("varchar")) {
            return true;
        }
        boolean large = dialect == Dialect.H2 && CHARACTER.contains(word) && rest.words("LARGE", "OBJECT");
        return switch (dialect) {
            case POSTGRESQL -> word.equals("text") || word.equals("citext");
            case H2 -> large || word.equals("nvarchar") || LARGE_TEXTS.contains(word) || H2_TEXTS.contains(word);
            case MARIADB -> word.equals("nvarchar") || LARGE_TEXTS.contains(word);
        };
    }

    private static boolean isBytes(String word, TokenReader rest, Dialect dialect) {
        return switch (dialect) {
            case POSTGRESQL -> word.equals("bytea");
            case H2 ->
                word.equals("varbinary")
                        || LARGE_BYTES.contains(word)
                        || H2_BYTES.contains(word)
                        || (word.equals("binary") && (rest.word("VARYING") || rest.words("LARGE", "OBJECT")));
            case MARIADB -> word.equals("varbinary") || LARGE_BYTES.contains(word);
        };
    }

    private static boolean hasWord(List<Token> tokens, String folded) {
        return tokens.stream().anyMatch(token -> Names.fold(token.text()).equals(folded));
    }
}
