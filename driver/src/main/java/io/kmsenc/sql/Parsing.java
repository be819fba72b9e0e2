package io.kmsenc.sql;

import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.statement.Statement;

/** Calls the parser, on the calling thread: fast first, and with its complex grammar where that fails. */
final class Parsing {

    private Parsing() {}

    /** The tree of one statement whose literals are marks. */
    static Statement statement(String text) {
        try {
            return parsed(text, false);
        } catch (ParseException | RuntimeException simple) {
            return complex(text);
        }
    }

    private static Statement complex(String text) {
        try {
            return parsed(text, true);
        } catch (ParseException | RuntimeException | StackOverflowError e) {
            // the parser's message is dropped: it would show the marks
            throw RefusalCode.UNPARSEABLE.at("statement", "names a secret table and can't be parsed");
        }
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
