package io.kmsenc.sql;

import java.util.List;
import java.util.Set;

/**
 * Statements and functions that run SQL text: the text must be one plain literal, so that it can be seen, and must not run
 * text itself. Definitions of routines are left alone: they run nothing yet.
 */
final class RunText {

    // functions that run the SQL text they are given, or read the table that a string names
    private static final Set<String> FUNCTIONS = Set.of(
            "query_to_xml",
            "query_to_xmlschema",
            "query_to_xml_and_xmlschema",
            "table_to_xml",
            "table_to_xmlschema",
            "table_to_xml_and_xmlschema",
            "dblink",
            "dblink_exec",
            "dblink_open",
            "dblink_send_query",
            "dblink_build_sql_insert",
            "dblink_build_sql_delete",
            "dblink_build_sql_update",
            "csvwrite",
            "crosstab",
            "crosstab2",
            "crosstab3",
            "crosstab4",
            "crosstabn",
            "connectby",
            "ts_stat",
            "ts_rewrite",
            "link_schema");
    // functions that answer whole schemas, or a cursor of any query
    private static final Set<String> DUMPS = Set.of(
            "schema_to_xml",
            "schema_to_xmlschema",
            "schema_to_xml_and_xmlschema",
            "database_to_xml",
            "database_to_xmlschema",
            "database_to_xml_and_xmlschema",
            "cursor_to_xml",
            "cursor_to_xmlschema");
    private static final Set<String> ROUTINES = Set.of("procedure", "function", "trigger", "event", "package");
    private static final Set<String> RUNS = Set.of("execute", "prepare");

    private final Syntax syntax;
    private final Set<String> forbidden;

    /** @param forbidden folded names of secret tables, and of relations through which they can be reached */
    RunText(Syntax syntax, Set<String> forbidden) {
        this.syntax = syntax;
        this.forbidden = forbidden;
    }

    /** The statements of a text; what follows the beginning of a routine with a body of several belongs to it. */
    static List<List<Token>> statements(List<Token> tokens) {
        return isRoutine(tokens) ? List.of(tokens) : TokenReader.statements(tokens);
    }

    private static boolean isRoutine(List<Token> tokens) {
        return StatementKind.of(tokens) == StatementKind.DEFINITION
                && Definitions.hasWord(tokens, ROUTINES)
                && Definitions.hasWord(tokens, Set.of("begin"));
    }

    /** Whether it is the name of a function that runs text. */
    static boolean isFunction(Token token) {
        return token.isName() && FUNCTIONS.contains(Names.fold(token.name()));
    }

    /** @throws Refused if the statement runs text now that can't be seen, or that names a secret table */
    void check(List<Token> tokens, StatementKind kind) {
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean call = i + 1 < tokens.size() && tokens.get(i + 1).isSymbol('(');
            if (call && token.isName() && DUMPS.contains(Names.fold(token.name()))) {
                throw hidden("answers rows of whichever tables");
            }
            if (call && isFunction(token)) {
                arguments(tokens, i + 2);
            }
            if (kind != StatementKind.DEFINITION) {
                statement(new TokenReader(tokens.subList(i, tokens.size())), kind);
            }
        }
    }

    // An executable comment of MariaDB, or what has no end, may hold a whole statement.
    private void statement(TokenReader at, StatementKind kind) {
        boolean data = kind == StatementKind.DATA;
        if (at.words("EXECUTE", "IMMEDIATE")) {
            text(at, Set.of("using"));
        } else if (!data && at.word("PREPARE") && at.named() && at.word("FROM")) {
            text(at, Set.of());
        } else if (!data && mayRun(at.rest().get(0))) {
            throw hidden("may run text inside a comment or an unfinished string");
        }
    }

    private static boolean mayRun(Token token) {
        String text = Names.fold(token.text());
        return (token.kind() == TokenKind.OPAQUE || token.kind() == TokenKind.BROKEN)
                && RUNS.stream().anyMatch(text::contains);
    }

    /** A DO block of PostgreSQL; other databases know none. */
    void block(List<Token> tokens) {
        TokenReader reader = new TokenReader(tokens);
        if (syntax.dialect() != Dialect.POSTGRESQL || !reader.word("DO")) {
            return;
        }
        language(reader);
        text(reader, Set.of("language"));
        language(reader);
    }

    private static void language(TokenReader reader) {
        if (reader.word("LANGUAGE") && !reader.name().equals("plpgsql")) {
            throw hidden("runs text of another language");
        }
    }

    private void text(TokenReader at, Set<String> next) {
        List<Token> rest = at.rest();
        boolean alone = rest.size() == 1
                || (rest.size() > 1
                        && (rest.get(1).isSymbol(';')
                                || next.contains(Names.fold(rest.get(1).text()))));
        if (!alone || rest.get(0).kind() != TokenKind.STRING || !(rest.get(0).value() instanceof String text)) {
            throw hidden("runs text that isn't one plain literal");
        }
        at.kind(TokenKind.STRING);
        seen(text);
    }

    private void seen(String text) {
        List<Token> inner = SqlLexer.tokens(text, syntax);
        boolean uncertain = inner.stream().anyMatch(t -> t.kind() == TokenKind.OPAQUE || t.kind() == TokenKind.BROKEN);
        if (uncertain || Definitions.hasWord(inner, RUNS)) {
            throw hidden("runs text that runs text itself, or can't be read");
        }
        if (new Mentions(inner, true).any(forbidden)) {
            throw hidden("runs text that names a secret table");
        }
        check(inner, StatementKind.OTHER);
    }

    /** The arguments must be literals; a cast of one names a type only. */
    private void arguments(List<Token> tokens, int start) {
        for (int i = start; i < tokens.size() && !tokens.get(i).isSymbol(')'); i++) {
            Token token = tokens.get(i);
            boolean cast = i >= 2
                    && tokens.get(i - 1).isSymbol(':')
                    && tokens.get(i - 2).isSymbol(':');
            boolean literal = token.isLiteral() && !tokens.get(i - 1).isLiteral() && token.value() instanceof String;
            boolean constant = token.kind() == TokenKind.NUMBER
                    || token.isWord("TRUE")
                    || token.isWord("FALSE")
                    || token.isWord("NULL")
                    || token.isSymbol(',')
                    || token.isSymbol(':');
            if (!literal && !constant && !(cast && token.isName())) {
                throw hidden("calls a function that runs text that isn't a plain literal");
            }
        }
    }

    private static Refused hidden(String problem) {
        return RefusalCode.OPAQUE_TEXT.at("statement", problem);
    }
}
