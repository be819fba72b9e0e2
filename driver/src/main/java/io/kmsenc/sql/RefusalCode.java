package io.kmsenc.sql;

/** Every reason for which a statement is refused. The codes are stable; docs/SQL.md lists each with its remedy. */
enum RefusalCode {
    RANDOMIZED_COMPARISON("randomized-comparison", "declare the column deterministic, or remove the predicate"),
    PLAINTEXT_COMPARISON(
            "plaintext-comparison", "encrypt the old rows and remove plaintext=allow, or remove the predicate"),
    INEXACT_COLLATION(
            "inexact-collation",
            "declare by compare=exact or normalize= what equality means for it, or give it a collation that compares"
                    + " characters"),
    INCOMPARABLE("incomparable", "compare it with a parameter, a literal, or a column of the same group and type"),
    SECRET_EXPRESSION("secret-expression", "read the plain column and compute in the application"),
    SECRET_ORDER("secret-order", "sort in the application, or by another column"),
    SECRET_GROUPING(
            "secret-grouping",
            "declare the column deterministic, leave it out of the grouping, or add the primary key of its table"),
    MIXED_ORIGIN("mixed-origin", "let every branch give the same secret column or NULL"),
    SECRET_VALUE("secret-value", "give the value as a parameter, a literal of the column's type, or NULL"),
    SECRET_COPY("secret-copy", "read the value and write it through a parameter"),
    DEFAULT_VALUE("default-value", "give NULL or another value, or drop the column's default"),
    WHOLE_ROW("whole-row", "name the columns instead of the row"),
    AMBIGUOUS_NAME("ambiguous-name", "qualify the name with the table's alias, in the letter case of its definition"),
    AMBIGUOUS_RULE(
            "ambiguous-rule", "rename one of the two, for rules name tables and columns without regard to letter case"),
    UNKNOWN_RELATION("unknown-relation", "name a table that exists, with its schema where the rule has one"),
    UNKNOWN_COLUMNS("unknown-columns", "list the columns by name"),
    VIEW_ON_SECRET_TABLE("view-on-secret-table", "name the table itself"),
    ROUTINE_CALL(
            "routine-call",
            "call the routine alone, with a parameter, a literal or NULL in the place of each declared parameter"),
    DEFINITION("definition", "change the definition without the secret column, or through the delegate"),
    STATEMENT_KIND("statement-kind", "use SELECT, INSERT, UPDATE or DELETE"),
    BULK_COPY("bulk-copy", "use INSERT and SELECT"),
    OPAQUE_TEXT("opaque-text", "send the statements themselves"),
    KEY_TABLE("key-table", "leave the table to kmsenc"),
    COLUMN_TYPE("column-type", "make it VARCHAR or TEXT for text, VARBINARY, BYTEA or BLOB for binary"),
    LOSSY_WRITE("lossy-write", "leave IGNORE out, and use an engine with transactions"),
    SYNTAX_SETTING("syntax-setting", "leave the setting as it was, or change it as docs/SQL.md tells"),
    SEVERAL_STATEMENTS("several-statements", "send one statement at a time"),
    JDBC_ESCAPE("jdbc-escape", "write it in the database's own syntax"),
    UNPARSEABLE(
            "unparseable", "write the statement in simpler SQL, or move the secret table to a statement of its own"),
    UNKNOWN_SHAPE(
            "unknown-shape", "write the statement in simpler SQL, or move the secret table to a statement of its own");

    private final String code;
    private final String remedy;

    RefusalCode(String code, String remedy) {
        this.code = code;
        this.remedy = remedy;
    }

    String code() {
        return code;
    }

    String remedy() {
        return remedy;
    }

    /**
     * Ends the planning of a statement.
     *
     * @param place the column, table or clause, as messages show it
     * @param problem what can't be done there; never a value
     */
    Refused at(Object place, String problem) {
        return at(place, problem, remedy);
    }

    /** The same with what to do there. */
    Refused at(Object place, String problem, String remedyThere) {
        return new Refused(new Refusal(code, place.toString(), problem, remedyThere));
    }
}
