package io.kmsenc.sql;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Statements that change a setting by which text is read ({@link Syntax}), or under which a value that is too long is cut.
 * They are sent where the server can be asked before the next text is read, and where what they set is known to be one
 * that secret columns can be kept under.
 */
final class SyntaxSettings {

    private static final String SQL_MODE = "sql_mode";
    private static final Set<String> POSTGRESQL = Set.of("standard_conforming_strings", "backslash_quote");
    private static final Set<String> H2_MODES =
            Set.of("regular", "strict", "legacy", "db2", "derby", "hsqldb", "mysql", "mariadb", "postgresql");
    private static final Set<String> FIRST = Set.of("set", "reset", "show");
    /** Take back whatever was set. */
    private static final Set<String> RESETS = Set.of("reset", "discard");

    private final Syntax syntax;
    private final Dialect dialect;

    /** @param syntax how text is read before the statement */
    SyntaxSettings(Syntax syntax) {
        this.syntax = syntax;
        this.dialect = syntax.dialect();
    }

    /** @throws Refused if a statement of the text may change such a setting in a way that can't be followed */
    void check(List<Token> tokens) {
        List<List<Token>> statements = TokenReader.statements(tokens);
        for (List<Token> statement : statements) {
            if (dialect == Dialect.MARIADB) {
                ClientCharset.check(statement);
            }
            if (!mentioned(statement).isEmpty()) {
                check(statement, mentioned(statement), statements.size() == 1);
            } else if (statements.size() > 1 && dialect == Dialect.POSTGRESQL && takesBack(statement)) {
                requireAlike(tokens);
            }
        }
    }

    private void check(List<Token> statement, String setting, boolean alone) {
        if (!mayChange(statement)) {
            return;
        }
        if (!alone) {
            throw refused(setting, "is changed by one of several statements in one text");
        }
        switch (dialect) {
            case H2 -> requireMode(statement);
            case POSTGRESQL -> {
                String first = Names.fold(statement.get(0).text());
                if (StatementKind.of(statement) != StatementKind.DATA && !FIRST.contains(first)) {
                    throw refused(setting, "is changed by text that is run");
                }
            }
            case MARIADB -> new ModeAssignments(statement, syntax).check();
        }
    }

    private static boolean mayChange(List<Token> statement) {
        return switch (StatementKind.of(statement)) {
            case DATA -> configures(statement);
            case DEFINITION -> false;
            default -> true;
        };
    }

    /** Whether a query or change of rows may change settings. */
    static boolean configures(List<Token> statement) {
        return statement.stream()
                .filter(Token::isName)
                .map(token -> Names.fold(token.name()))
                .anyMatch(name -> name.equals("set_config") || name.equals("pg_settings"));
    }

    /** The setting that a statement mentions, in whatever way, or an empty text. */
    private String mentioned(List<Token> statement) {
        return switch (dialect) {
            case H2 ->
                statement.size() > 1
                                && statement.get(0).isWord("SET")
                                && Names.fold(statement.get(1).name()).equals("mode")
                        ? "mode"
                        : "";
            case POSTGRESQL ->
                POSTGRESQL.stream()
                        .filter(setting -> mentions(statement, setting))
                        .findFirst()
                        .orElse("");
            case MARIADB -> mentions(statement, SQL_MODE) ? SQL_MODE : "";
        };
    }

    /** Whether the name of a setting is part of a token, or of what it stands for. */
    static boolean mentions(List<Token> tokens, String setting) {
        return tokens.stream()
                .anyMatch(token -> Names.fold(token.text()).contains(setting)
                        || (token.value() instanceof String value
                                && Names.fold(value).contains(setting)));
    }

    private static boolean takesBack(List<Token> statement) {
        return RESETS.contains(Names.fold(statement.get(0).text())) || configures(statement);
    }

    private void requireAlike(List<Token> tokens) {
        if (!tokens.stream().allMatch(token -> Syntax.readsAlike(token.text(), dialect))) {
            throw refused("settings", "are taken back by one of several statements in one text");
        }
    }

    private static void requireMode(List<Token> statement) {
        Token last = statement.get(statement.size() - 1);
        if (!H2_MODES.contains(Names.fold(last.name()))) {
            throw refused("mode", "is changed to one under which names or values would be read otherwise");
        }
    }

    /** What is wrong with a change, as {@link SqlModes} tells. */
    static Refused refused(String setting, Optional<String> problem) {
        return refused(setting, problem.orElse("is changed to what can't be seen; give it one plain literal"));
    }

    private static Refused refused(String setting, String problem) {
        return RefusalCode.SYNTAX_SETTING.at(setting, problem);
    }
}
