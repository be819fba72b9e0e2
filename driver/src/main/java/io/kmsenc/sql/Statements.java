package io.kmsenc.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * The statements of a text. Threads may share it.
 *
 * @param found in the order of the text
 * @param skipped how many lines held something that is no statement
 */
public record Statements(List<StatementText> found, int skipped) {

    public Statements {
        found = List.copyOf(found);
    }

    /** Statements that semicolons separate, as the dialect reads strings, names and comments. */
    public static Statements separated(String text, Dialect dialect) {
        List<StatementText> found = new ArrayList<>();
        LineCount lines = new LineCount(text);
        for (List<Token> tokens : split(SqlLexer.tokens(text, Syntax.usual(dialect)))) {
            found.add(statement(text, tokens, lines.at(tokens.get(0).start())));
        }
        return new Statements(found, 0);
    }

    /** One statement per paragraph, whatever semicolons are in it; blank lines separate them. */
    public static Statements paragraphs(String text, Dialect dialect) {
        List<StatementText> found = new ArrayList<>();
        List<String> lines = text.lines().toList();
        int start = 0;
        for (int i = 0; i <= lines.size(); i++) {
            if (i == lines.size() || lines.get(i).isBlank()) {
                add(found, String.join("\n", lines.subList(start, i)), start + 1, dialect);
                start = i + 1;
            }
        }
        return new Statements(found, 0);
    }

    /** One statement per line, which a log may have put something before; other lines are skipped. */
    public static Statements lines(String text, Dialect dialect) {
        List<StatementText> found = new ArrayList<>();
        List<String> lines = text.lines().toList();
        int skipped = 0;
        for (int i = 0; i < lines.size(); i++) {
            String statement = LogLine.statement(lines.get(i), dialect).orElse(null);
            if (statement != null) {
                add(found, statement, i + 1, dialect);
            } else if (!SqlLexer.tokens(lines.get(i), Syntax.usual(dialect)).isEmpty()) {
                skipped++;
            }
        }
        return new Statements(found, skipped);
    }

    private static void add(List<StatementText> found, String text, int line, Dialect dialect) {
        List<Token> tokens = SqlLexer.tokens(text, Syntax.usual(dialect));
        if (!tokens.isEmpty()) {
            int before = new LineCount(text).at(tokens.get(0).start()) - 1;
            found.add(statement(text, tokens, line + before));
        }
    }

    private static StatementText statement(String text, List<Token> tokens, int line) {
        Token last = tokens.get(tokens.size() - 1);
        return new StatementText(
                text.substring(tokens.get(0).start(), last.end()), line, last.kind() != TokenKind.BROKEN);
    }

    /** The tokens of each statement that has any, without semicolons. */
    static List<List<Token>> split(List<Token> tokens) {
        List<List<Token>> statements = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= tokens.size(); i++) {
            if (i == tokens.size() || tokens.get(i).isSymbol(';')) {
                if (i > start) {
                    statements.add(tokens.subList(start, i));
                }
                start = i + 1;
            }
        }
        return statements;
    }
}
