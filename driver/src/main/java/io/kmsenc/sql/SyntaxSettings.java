package io.kmsenc.sql;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Settings that decide where a string in SQL ends, or whether a value that is too long is cut. The lexer reads strings as
 * the settings were when the connection was opened, so a change of them is refused: from then on a secret could be taken
 * for something else, or be lost.
 */
final class SyntaxSettings {

    private static final String STANDARD_STRINGS = "standard_conforming_strings";
    private static final String SQL_MODE = "sql_mode";

    /** Modes of MariaDB that change quoting, alone or together with others. */
    private static final Set<String> CHANGING =
            Set.of("ansi", "ansi_quotes", "no_backslash_escapes", "oracle", "mssql", "db2", "maxdb", "postgresql");

    /** Modes of MariaDB under which a value that is too long is an error. */
    private static final Set<String> STRICT = Set.of("strict_trans_tables", "strict_all_tables", "traditional");

    private SyntaxSettings() {}

    /** @throws Refused if the statement may change such a setting */
    static void check(List<Token> tokens, StatementKind kind) {
        boolean standard = mentions(tokens, STANDARD_STRINGS);
        if (!standard && !mentions(tokens, SQL_MODE)) {
            return;
        }
        boolean reads = kind == StatementKind.DATA && tokens.stream().noneMatch(token -> token.isWord("set_config"));
        boolean shows = !tokens.isEmpty() && tokens.get(0).isWord("show");
        if (reads || shows || (standard ? keepsStandardStrings(tokens) : keepsMode(tokens))) {
            return;
        }
        throw RefusalCode.SYNTAX_SETTING.at(
                standard ? STANDARD_STRINGS : SQL_MODE, "changes how strings are read, or lets values be cut");
    }

    private static boolean mentions(List<Token> tokens, String setting) {
        return tokens.stream()
                .anyMatch(token -> token.text().length() >= setting.length()
                        && token.text().toLowerCase(Locale.ROOT).contains(setting));
    }

    /** {@code SET standard_conforming_strings = on}, and no more. */
    private static boolean keepsStandardStrings(List<Token> tokens) {
        Token last = last(tokens);
        String value = Names.fold(last.value() instanceof String text ? text : last.text());
        return assigns(tokens) && (value.equals("on") || value.equals("true"));
    }

    /** {@code SET [SESSION] sql_mode = '…'} with modes that are strict and don't change quoting, and no more. */
    private static boolean keepsMode(List<Token> tokens) {
        Token last = last(tokens);
        if (!assigns(tokens) || last.kind() != TokenKind.STRING || !(last.value() instanceof String modes)) {
            return false;
        }
        boolean strict = false;
        for (String mode : Names.fold(modes).split(",", -1)) {
            if (CHANGING.contains(mode.strip())) {
                return false;
            }
            strict |= STRICT.contains(mode.strip());
        }
        return strict;
    }

    private static boolean assigns(List<Token> tokens) {
        long assignments = tokens.stream()
                .filter(token -> token.isSymbol('=') || token.isWord("TO"))
                .count();
        int end = tokens.size() - 1;
        return tokens.get(0).isWord("SET")
                && assignments == 1
                && end >= 2
                && (tokens.get(end - 1).isSymbol('=') || tokens.get(end - 1).isWord("TO"));
    }

    private static Token last(List<Token> tokens) {
        return tokens.get(tokens.size() - 1);
    }
}
