package io.kmsenc.sql;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a SET of MariaDB gives {@code sql_mode}: a literal, the value that it has, or a concatenation of these. One of the
 * whole server changes nothing for the connections that are open. NO_BACKSLASH_ESCAPES stays as it was: drivers that put
 * parameters into the text look for it when a connection is opened, and would write broken values from then on.
 */
final class ModeAssignments {

    private static final String SETTING = "sql_mode";
    private static final Set<String> SCOPES = Set.of("session", "local");

    private final List<Token> statement;
    private final Syntax syntax;

    ModeAssignments(List<Token> statement, Syntax syntax) {
        this.statement = statement;
        this.syntax = syntax;
    }

    /** @throws Refused if it can't be seen, or secret columns can't be kept under it */
    void check() {
        if (!statement.get(0).isWord("SET")) {
            if (!statement.get(0).isWord("SHOW")) {
                throw SyntaxSettings.refused(SETTING, Optional.empty());
            }
            return;
        }
        for (List<Token> assignment : TokenReader.split(statement.subList(1, statement.size()))) {
            if (SyntaxSettings.mentions(assignment, SETTING)) {
                check(new TokenReader(assignment));
            }
        }
    }

    private void check(TokenReader reader) {
        boolean variable = !reader.rest().isEmpty() && reader.rest().get(0).isSymbol('@');
        if (variable) {
            // of the user's, or of the whole server
            if (!isSystem(reader) || reader.oneOf(Set.of("global")) || (reader.oneOf(SCOPES) && !reader.symbol('.'))) {
                return;
            }
        } else if (reader.oneOf(Set.of("global"))) {
            return;
        } else {
            reader.oneOf(SCOPES);
        }
        boolean assigns = reader.oneOf(Set.of(SETTING));
        reader.symbol(':');
        if (!assigns || !reader.symbol('=')) {
            throw SyntaxSettings.refused(SETTING, Optional.empty());
        }
        value(reader.rest());
    }

    private void value(List<Token> value) {
        if (isCurrent(value)) {
            return;
        }
        TokenReader reader = new TokenReader(value);
        if (!reader.word("CONCAT")) {
            SqlModes modes = modes(value);
            refuse(modes.problem());
            requireEscapes(modes.syntax().backslashEscapes());
            return;
        }
        List<List<Token>> parts = reader.parenthesised();
        boolean keeps = parts.stream().anyMatch(ModeAssignments::isCurrent);
        StringBuilder all = new StringBuilder();
        for (List<Token> part : parts) {
            if (!isCurrent(part)) {
                modes(part);
                all.append(part.get(0).value());
            } else {
                all.append(',');
            }
        }
        if (!reader.atEnd()) {
            throw SyntaxSettings.refused(SETTING, Optional.empty());
        }
        SqlModes modes = SqlModes.of(all.toString());
        refuse(keeps ? modes.unanswered() : modes.problem());
        boolean kept = keeps && !syntax.backslashEscapes();
        requireEscapes(modes.syntax().backslashEscapes() && !kept);
    }

    private void requireEscapes(boolean backslashEscapes) {
        if (backslashEscapes != syntax.backslashEscapes()) {
            refuse(Optional.of("is changed in NO_BACKSLASH_ESCAPES, which drivers look for when a connection is opened "
                    + "alone; set it in the URL, for this user or on the server"));
        }
    }

    private static void refuse(Optional<String> problem) {
        if (problem.isPresent()) {
            throw SyntaxSettings.refused(SETTING, problem);
        }
    }

    private static SqlModes modes(List<Token> literal) {
        if (literal.size() != 1
                || literal.get(0).kind() != TokenKind.STRING
                || !(literal.get(0).value() instanceof String modes)) {
            throw SyntaxSettings.refused(SETTING, Optional.empty());
        }
        return SqlModes.of(modes);
    }

    private static boolean isSystem(TokenReader reader) {
        boolean first = reader.symbol('@');
        return reader.symbol('@') && first;
    }

    /** Whether it is {@code @@sql_mode} or {@code @@SESSION.sql_mode}. */
    private static boolean isCurrent(List<Token> value) {
        TokenReader reader = new TokenReader(value);
        return isSystem(reader)
                && (!reader.oneOf(SCOPES) || reader.symbol('.'))
                && reader.oneOf(Set.of(SETTING))
                && reader.atEnd();
    }
}
