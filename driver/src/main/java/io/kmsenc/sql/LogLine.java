package io.kmsenc.sql;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the statement in a line of a log. */
final class LogLine {

    /** What PostgreSQL's server log writes before a statement; parameters are $1, $2 there. */
    private static final Pattern POSTGRESQL_LOG = Pattern.compile(
            "\\b(?:(?:LOG|ERROR):\\s+(?:duration: [\\d.]+ ms\\s+)?(?:statement|(?:execute|parse|bind) [^:]*)|STATEMENT):\\s+");

    private static final List<Pattern> MARKS = List.of(
            // MariaDB's and MySQL's general log
            Pattern.compile("\\b(?:Query|Prepare|Execute)\\t"),
            // Hibernate, on the console and through a logger
            Pattern.compile("\\bHibernate:\\s+"),
            Pattern.compile("\\borg\\.hibernate\\.SQL\\b\\s*[-:]\\s+"),
            // MyBatis
            Pattern.compile("==>\\s+Preparing:\\s+"),
            // jOOQ
            Pattern.compile("\\bExecuting (?:query|batch query)\\s*:\\s+"));

    /** First words of statements, beside those whose kind is known. */
    private static final Set<String> FIRST_WORDS = Set.of(
            "set",
            "call",
            "exec",
            "execute",
            "do",
            "explain",
            "prepare",
            "deallocate",
            "declare",
            "fetch",
            "close",
            "reset",
            "discard",
            "end",
            "abort",
            "refresh",
            "kill",
            "flush",
            "checkpoint",
            "handler",
            "import",
            "export");

    private LogLine() {}

    static Optional<String> statement(String line, Dialect dialect) {
        if (startsStatement(line, dialect)) {
            return Optional.of(line);
        }
        Matcher server = POSTGRESQL_LOG.matcher(line);
        if (dialect == Dialect.POSTGRESQL && server.find()) {
            return Optional.of(withQuestionMarks(line.substring(server.end())));
        }
        return MARKS.stream()
                .map(mark -> mark.matcher(line))
                .filter(Matcher::find)
                .map(found -> line.substring(found.end()))
                .findFirst();
    }

    private static boolean startsStatement(String line, Dialect dialect) {
        List<Token> tokens = SqlLexer.tokens(line, Syntax.usual(dialect));
        if (tokens.isEmpty() || tokens.get(0).kind() == TokenKind.BROKEN) {
            return false;
        }
        return StatementKind.of(tokens) != StatementKind.OTHER
                || FIRST_WORDS.contains(Names.fold(tokens.get(0).text()));
    }

    // The application wrote question marks; its driver numbered them.
    private static String withQuestionMarks(String statement) {
        StringBuilder text = new StringBuilder(statement);
        List<Token> tokens = SqlLexer.tokens(statement, Syntax.usual(Dialect.POSTGRESQL));
        for (int i = tokens.size() - 1; i >= 0; i--) {
            Token token = tokens.get(i);
            if (token.text().matches("\\$\\d+")) {
                text.replace(token.start(), token.end(), "?");
            }
        }
        return text.toString();
    }
}
