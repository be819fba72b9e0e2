package io.kmsenc.sql;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The database's own EXPLAIN, which tells how it would run a statement, or runs it and tells how it did. Either way the
 * statement inside is planned as if it stood alone; the answer is text about it, and none of its results.
 */
final class DatabaseExplain {

    private static final Set<String> MARIADB = Set.of("explain", "describe", "desc", "analyze");
    // ANALYZE TABLE is no query there
    private static final Set<String> NO_STATEMENT = Set.of("table", "merge");

    private DatabaseExplain() {}

    /** The statement that is explained; empty where the text is anything else. */
    static Optional<List<Token>> statement(List<Token> tokens, Dialect dialect) {
        TokenReader reader = new TokenReader(tokens);
        boolean explains = switch (dialect) {
            case H2 -> h2(reader);
            case POSTGRESQL -> postgresql(reader);
            case MARIADB -> mariadb(reader);
        };
        List<Token> statement = reader.rest();
        boolean one = TokenReader.statements(tokens).size() == 1;
        return explains && one && StatementKind.of(statement) == StatementKind.DATA
                ? Optional.of(statement)
                : Optional.empty();
    }

    private static boolean h2(TokenReader reader) {
        if (!reader.word("EXPLAIN")) {
            return false;
        }
        if (!reader.word("ANALYZE") && reader.word("PLAN")) {
            reader.word("FOR");
        }
        return true;
    }

    private static boolean postgresql(TokenReader reader) {
        if (!reader.word("EXPLAIN")) {
            return false;
        }
        if (reader.nextIsSymbol('(') && StatementKind.of(reader.rest()) != StatementKind.DATA) {
            return options(reader);
        }
        reader.oneOf(Set.of("analyze", "analyse"));
        reader.word("VERBOSE");
        return true;
    }

    /** {@code (ANALYZE, FORMAT JSON)}. */
    private static boolean options(TokenReader reader) {
        reader.symbol('(');
        while (reader.named()
                || reader.kind(TokenKind.NUMBER)
                || reader.kind(TokenKind.STRING)
                || reader.symbol(',')) {}
        return reader.symbol(')');
    }

    private static boolean mariadb(TokenReader reader) {
        if (!reader.oneOf(MARIADB)) {
            return false;
        }
        reader.oneOf(Set.of("extended", "partitions", "analyze"));
        if (reader.word("FORMAT") && !(reader.symbol('=') && (reader.named() || reader.kind(TokenKind.STRING)))) {
            return false;
        }
        return !reader.nextIsOneOf(NO_STATEMENT);
    }
}
