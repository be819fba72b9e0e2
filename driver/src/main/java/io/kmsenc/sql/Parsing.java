package io.kmsenc.sql;

import java.util.List;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.statement.Statement;

/** Calls the parser, on the calling thread: fast first, and with its complex grammar where that fails. */
final class Parsing {

    private Parsing() {}

    // Deeper than any statement that people or frameworks write; the parser's time grows steeply with depth.
    private static final int SIMPLE_DEPTH = 40;
    private static final int COMPLEX_DEPTH = 10;

    /** The tree of one statement whose literals are marks. */
    static Statement statement(List<Token> tokens, String text) {
        int depth = depth(tokens);
        if (depth > SIMPLE_DEPTH) {
            throw RefusalCode.UNPARSEABLE.at("statement", "names a secret table and is nested too deeply");
        }
        try {
            return parsed(text, false);
        } catch (ParseException | RuntimeException | StackOverflowError simple) {
            return complex(text, depth);
        }
    }

    private static Statement complex(String text, int depth) {
        try {
            if (depth <= COMPLEX_DEPTH) {
                return parsed(text, true);
            }
        } catch (ParseException | RuntimeException | StackOverflowError e) {
            // the parser's message is dropped: it would show the marks
        }
        throw RefusalCode.UNPARSEABLE.at("statement", "names a secret table and can't be parsed");
    }

    private static int depth(List<Token> tokens) {
        int depth = 0;
        int deepest = 0;
        for (Token token : tokens) {
            boolean opens = token.isSymbol('(') || token.isSymbol('[') || token.isWord("CASE");
            boolean closes = token.isSymbol(')') || token.isSymbol(']') || token.isWord("END");
            depth += opens ? 1 : closes ? -1 : 0;
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }

    private static Statement parsed(String text, boolean complex) throws ParseException {
        CCJSqlParser parser = new CCJSqlParser(text).withAllowComplexParsing(complex);
        Statement statement = parser.Statement();
        if (statement == null) {
            throw new ParseException("empty");
        }
        return statement;
    }
}
