package io.kmsenc.sql;

import io.kmsenc.resource.ResourceLines;
import io.kmsenc.schema.CiphertextSize;
import io.kmsenc.schema.ColumnRule;
import io.kmsenc.schema.DeclaredType;
import io.kmsenc.schema.LogicalType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Of what type a database keeps the ciphertexts of a column whose type is declared: large enough for every value of it.
 * What it says of a dialect stands in the resource {@code types-<dialect>.txt}. Immutable; threads may share it.
 */
public final class StorageTypes {

    private static final Map<Dialect, StorageTypes> ALL = all();

    /** @param mode a column's mode in lower case, or {@code any} */
    private record Stored(String mode, long limit, String name) {}

    private final TypeNames names;
    private final List<Stored> stored = new ArrayList<>();
    private final Map<String, Long> held = new HashMap<>();
    private final String encoding;
    private final String anyText;
    private final String anyBytes;
    private final Dialect dialect;

    private StorageTypes(Dialect dialect, List<String> lines) {
        this.dialect = dialect;
        this.names = new TypeNames(after(lines, "type "));
        for (String line : after(lines, "stored ")) {
            String[] cells = line.split(" ", 3);
            stored.add(
                    new Stored(cells[0], cells[1].equals("-") ? Long.MAX_VALUE : Long.parseLong(cells[1]), cells[2]));
        }
        for (String line : after(lines, "holds ")) {
            String[] cells = line.split(" ", 2);
            held.put(cells[1], Long.valueOf(cells[0]));
        }
        this.encoding = after(lines, "encoding ").stream().findFirst().orElse("");
        this.anyText = after(lines, "anytext ").get(0);
        this.anyBytes = after(lines, "anybytes ").get(0);
    }

    private static Map<Dialect, StorageTypes> all() {
        Map<Dialect, StorageTypes> all = new EnumMap<>(Dialect.class);
        for (Dialect dialect : Dialect.values()) {
            all.put(
                    dialect,
                    new StorageTypes(
                            dialect,
                            ResourceLines.of(
                                    StorageTypes.class,
                                    "types-" + dialect.name().toLowerCase(Locale.ROOT) + ".txt")));
        }
        return all;
    }

    public static StorageTypes of(Dialect dialect) {
        return Objects.requireNonNull(ALL.get(dialect));
    }

    /** Whether the column's type says more than that it holds texts or bytes. */
    public static boolean isDeclared(ColumnRule rule) {
        return !rule.type().isString() || rule.declared().size() != DeclaredType.UNLIMITED;
    }

    /**
     * The type that a column needs, with its character set where that is for the driver to choose; empty for one whose type
     * isn't {@linkplain #isDeclared declared}.
     */
    public Optional<String> of(ColumnRule rule) {
        return withoutEncoding(rule).map(type -> encoding.isEmpty() || !isAscii(rule) ? type : type + " " + encoding);
    }

    /** The same where the definition names a character set or collation of its own. */
    Optional<String> withoutEncoding(ColumnRule rule) {
        if (!isDeclared(rule)) {
            return Optional.empty();
        }
        int size = CiphertextSize.ofLongest(rule).orElse(Integer.MAX_VALUE);
        String mode = rule.mode().name().toLowerCase(Locale.ROOT);
        return stored.stream()
                .filter(type -> (type.mode().equals("any") || type.mode().equals(mode)) && size <= type.limit())
                .findFirst()
                .map(type -> type.name().replace("(n)", "(" + size + ")"));
    }

    /** The type that a column needs; where its own isn't declared, one for values of some tens of thousands of characters or more. */
    public String forAny(ColumnRule rule) {
        return of(rule).orElse(rule.type().keptAsCharacters() ? anyText : anyBytes);
    }

    /**
     * Whether a column of the type keeps the ciphertexts of a rule as they are, if they aren't too long.
     *
     * @param type as the database's catalog names it, without a length
     */
    public boolean keeps(ColumnRule rule, String type) {
        TokenReader reader = new TokenReader(SqlLexer.tokens(type, Syntax.usual(dialect)));
        return ColumnType.keeps(ColumnType.read(reader, dialect), rule);
    }

    /**
     * Whether a character set and collation of ASCII may be given to the column. Old rows in plaintext may hold any character;
     * and where nobody declared which texts are equal, the collation of the definition says whether the column may be compared.
     */
    public static boolean isAscii(ColumnRule rule) {
        boolean compares = rule.deterministic() && rule.type() == LogicalType.TEXT;
        return !rule.plaintextAllowed() && (!compares || rule.equality().declared());
    }

    /** Whether the tokens, which are all of a type, are the declared type of the column. */
    boolean names(ColumnRule rule, List<Token> type) {
        return names.names(rule.declared(), type);
    }

    /** What the database usually calls the declared type of the column. */
    Optional<String> usualName(ColumnRule rule) {
        return names.usual(rule.declared());
    }

    /** How many characters of a ciphertext a character type keeps, by its tokens. */
    long capacity(List<Token> type) {
        for (int i = 1; i < type.size(); i++) {
            Token token = type.get(i);
            if (token.kind() == TokenKind.NUMBER && type.get(i - 1).isSymbol('(')) {
                return parsed(token.text());
            }
        }
        String word = type.isEmpty() ? "" : type.get(0).text().toUpperCase(Locale.ROOT);
        return held.getOrDefault(word, Long.MAX_VALUE);
    }

    // a number that is no whole one, or too long, is left to the database to complain about
    private static long parsed(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static List<String> after(List<String> lines, String word) {
        return lines.stream()
                .filter(line -> line.startsWith(word))
                .map(line -> line.substring(word.length()))
                .toList();
    }
}
