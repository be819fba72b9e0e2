package io.kmsenc.sql;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The text that the parser sees. Every literal, quoted name and name of interest is replaced by a mark that leads back to
 * its token, every parameter carries its number, comments are gone: so a place in the tree is a place in the text, and no
 * error of the parser can show a value.
 */
final class MarkedText {

    // Numbers must stay numbers to the parser, also where it reads an int.
    private static final int NUMBER_BASE = 1_000_000_000;
    private static final String NAME_MARK = "\"k";

    // Words that can't be a name without quotes in any of the databases, unless after a dot. Sources: H2 "Keywords /
    // Reserved
    // Words", PostgreSQL appendix C, MariaDB "Reserved Words".
    static final Set<String> RESERVED = Set.of(
            "select",
            "from",
            "where",
            "group",
            "order",
            "having",
            "union",
            "and",
            "or",
            "not",
            "null",
            "in",
            "on",
            "as",
            "case",
            "when",
            "else",
            "distinct",
            "like",
            "join",
            "for",
            "table",
            "primary",
            "check",
            "default",
            "unique",
            "with",
            "limit",
            "fetch",
            "all",
            "is");

    // Words that may be names in the databases, where they are no syntax of queries and changes of rows.
    private static final Set<String> PARSER_WORDS = Set.of(
            "approximate",
            "connect_by_root",
            "csv",
            "errors",
            "excludes",
            "extend",
            "fbv",
            "final",
            "force",
            "import",
            "includes",
            "nocycle",
            "number",
            "output",
            "pivot",
            "preferring",
            "prewhere",
            "prior",
            "returns",
            "sample",
            "script",
            "semi",
            "settings",
            "statement",
            "unpivot",
            "verify");

    private final List<Token> tokens;
    private final Dialect dialect;
    private final Set<String> marked;
    private final List<DeltaTable> deltas;
    private final Map<Integer, Integer> parameters;

    /** @param marked folded names of interest, which are marked also where they are not quoted */
    MarkedText(List<Token> tokens, Set<String> marked, Dialect dialect) {
        this.tokens = tokens;
        this.marked = marked;
        this.dialect = dialect;
        this.deltas = DeltaTable.in(tokens, dialect);
        this.parameters = parameters(tokens);
    }

    /** The delta tables, each of which is a name in the text of the statement around it. */
    List<DeltaTable> deltas() {
        return deltas;
    }

    /**
     * A statement, the whole or a part.
     *
     * @param keys the names of H2's {@code MERGE … KEY (…)} as they would stand in the text, of which they are no part
     */
    record Part(String text, List<String> keys) {}

    /** The statement that these tokens are. */
    Part part(int from, int to) {
        return part(from, to, marked);
    }

    /** The same with the words marked that are syntax to the parser alone, if there are any. */
    Optional<Part> withParserWords(int from, int to) {
        boolean any = tokens.subList(from, to).stream()
                .anyMatch(token -> token.kind() == TokenKind.WORD && PARSER_WORDS.contains(Names.fold(token.text())));
        Set<String> more = new HashSet<>(marked);
        more.addAll(PARSER_WORDS);
        return any ? Optional.of(part(from, to, more)) : Optional.empty();
    }

    private Part part(int from, int to, Set<String> words) {
        ParserSpelling spelling = ParserSpelling.of(tokens.subList(from, to), dialect);
        List<String> keys = spelling.keys().stream()
                .map(key -> mark(from + key, tokens.get(from + key), words))
                .toList();
        return new Part(text(from, to, spelling, words), keys);
    }

    private String text(int from, int to, ParserSpelling spelling, Set<String> words) {
        StringBuilder out = new StringBuilder();
        int end = 0;
        for (int i = from; i < to; i++) {
            Token token = tokens.get(i);
            if (token.start() > end || (i > from && looksLikeComment(tokens.get(i - 1), token))) {
                out.append(' ');
            }
            int start = i;
            Optional<DeltaTable> delta =
                    deltas.stream().filter(d -> d.start() == start).findFirst();
            String spelled = delta.isPresent() ? name(i) : spelling.of(i - from);
            out.append(spelled == null ? mark(i, token, words) : spelled);
            i = delta.map(DeltaTable::end).orElse(i);
            end = tokens.get(i).end();
        }
        return out.toString();
    }

    private static String name(int index) {
        return NAME_MARK + index + "\"";
    }

    // The dialect's lexer knows that these aren't comments; the parser must not take them for some.
    private static boolean looksLikeComment(Token first, Token second) {
        return (first.isSymbol('-') && second.isSymbol('-'))
                || (first.isSymbol('/') && (second.isSymbol('/') || second.isSymbol('*')));
    }

    private String mark(int index, Token token, Set<String> words) {
        return switch (token.kind()) {
            case STRING, BINARY, TEMPORAL -> isName(index) ? name(index) : "'" + index + "'";
            case NUMBER -> (NUMBER_BASE + index) + " ";
            case PARAMETER -> "?" + token.value() + " ";
            case QUOTED -> name(index);
            case WORD -> isName(index) && words.contains(Names.fold(token.text())) ? name(index) : token.text();
            case SYMBOL, OPAQUE, BROKEN -> token.text();
        };
    }

    /**
     * Whether the token is a name: in quotes, or a word that no database of ours keeps for itself where it stands, or a
     * string after AS, which MariaDB takes for one.
     */
    boolean isName(int index) {
        Token token = tokens.get(index);
        return switch (token.kind()) {
            case QUOTED -> true;
            case WORD ->
                !RESERVED.contains(Names.fold(token.text()))
                        || (index > 0 && tokens.get(index - 1).isSymbol('.'));
            case STRING ->
                dialect == Dialect.MARIADB && index > 0 && tokens.get(index - 1).isWord("AS");
            default -> false;
        };
    }

    /** The index of the token behind a marked name, or -1 if the name isn't marked. */
    int ofName(String part) {
        return part.startsWith(NAME_MARK) ? index(part.substring(NAME_MARK.length(), part.length() - 1)) : -1;
    }

    /** The index of the token behind a marked number, or -1. */
    int ofNumber(String digits) {
        int number = index(digits);
        return number < NUMBER_BASE ? -1 : number - NUMBER_BASE;
    }

    /** The index of the token behind a marked literal, quotes excluded, or -1. */
    int ofString(String body) {
        return index(body);
    }

    int ofParameter(@Nullable Integer ordinal) {
        return parameters.getOrDefault(ordinal, -1);
    }

    private static Map<Integer, Integer> parameters(List<Token> tokens) {
        Map<Integer, Integer> parameters = new HashMap<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).kind() == TokenKind.PARAMETER && tokens.get(i).value() instanceof Integer ordinal) {
                parameters.put(ordinal, i);
            }
        }
        return parameters;
    }

    private static int index(String digits) {
        if (digits.isEmpty() || digits.length() > 10 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        long value = Long.parseLong(digits);
        return value > Integer.MAX_VALUE ? -1 : (int) value;
    }
}
