package io.kmsenc.sql;

import java.util.List;
import java.util.Set;

/**
 * The character set in which MariaDB and MySQL read what a client sends. In some of them a letter ends in the byte of a
 * backslash, so that strings end elsewhere than where they are seen to end; drivers send UTF-8, so no other is let through. What is answered in another may lose letters of names and values; NULL
 * is as it is kept, which drivers ask for.
 */
final class ClientCharset {

    private static final String SETTING = "character_set_client";
    private static final Set<String> SETTINGS = Set.of(SETTING, "character_set_results");
    private static final Set<String> SCOPES = Set.of("session", "local");
    private static final Set<String> UTF8 = Set.of("utf8", "utf8mb3", "utf8mb4", "null");
    private static final Set<String> CHANGES = Set.of("set names", SETTING, "character set", "charset");

    private ClientCharset() {}

    /** @throws Refused if the statement may change it to another */
    static void check(List<Token> statement) {
        if (statement.get(0).isWord("SET")) {
            TokenReader.split(statement.subList(1, statement.size())).forEach(ClientCharset::assignment);
        } else if (StatementKind.of(statement) == StatementKind.OTHER
                && statement.stream().anyMatch(ClientCharset::runsChange)) {
            throw refused("is changed by text that is run");
        }
    }

    private static boolean runsChange(Token token) {
        return token.value() instanceof String text
                && CHANGES.stream().anyMatch(Names.fold(text).replaceAll("\\s+", " ")::contains);
    }

    private static void assignment(List<Token> assignment) {
        TokenReader reader = new TokenReader(assignment);
        if (reader.word("NAMES") || reader.word("CHARSET") || reader.words("CHARACTER", "SET")) {
            value(reader);
            return;
        }
        int signs = 0;
        while (reader.symbol('@')) {
            signs++;
        }
        if (signs == 1) {
            return;
        }
        reader.oneOf(SCOPES);
        reader.symbol('.');
        if (reader.oneOf(SETTINGS)) {
            reader.symbol(':');
            reader.symbol('=');
            value(reader);
        } else if (SETTINGS.stream().anyMatch(each -> SyntaxSettings.mentions(assignment, each))
                && !reader.nextIsOneOf(Set.of("global"))) {
            throw refused("is changed in a form that isn't known");
        }
    }

    private static void value(TokenReader reader) {
        Token value = reader.atEnd() ? null : reader.rest().get(0);
        boolean known = value != null
                && (value.isName() || value.kind() == TokenKind.STRING)
                && UTF8.contains(Names.fold(value.value() instanceof String text ? text : value.text()));
        if (!known) {
            throw refused("is changed to one that isn't UTF-8");
        }
    }

    private static Refused refused(String problem) {
        return RefusalCode.SYNTAX_SETTING.at(SETTING, problem);
    }
}
