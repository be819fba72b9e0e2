package io.kmsenc.sql;

/** A statement as a log may see it: without its literals and comments. */
public final class ShownStatement {

    private ShownStatement() {}

    /** The text with every literal replaced by what kind it is, whether or not it could be executed. */
    public static String of(String sql, Syntax syntax) {
        return ShownText.of(SqlLexer.tokens(sql, syntax), StatementPlan.untouched());
    }
}
