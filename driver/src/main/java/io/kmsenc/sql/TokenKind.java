package io.kmsenc.sql;

/** What a piece of SQL text is to a dialect's lexer. Comments and white space are no tokens. */
enum TokenKind {
    /** A key word or an unquoted name. */
    WORD,
    /** A quoted name; its value is the name itself. */
    QUOTED,
    /** A character string; its value is what it stands for, or null where that can't be told for certain. */
    STRING,
    /** A byte string such as {@code X'00FF'}; its value is the bytes, or null likewise. */
    BINARY,
    /** A number; its sign is an operator before it. */
    NUMBER,
    /** {@code ?}; its value is its place among the parameters, from 1. */
    PARAMETER,
    /** A date, time or timestamp in JDBC escape syntax, {@code {d '…'}}. */
    TEMPORAL,
    /** One character of an operator or a punctuation mark. */
    SYMBOL,
    /** Text whose meaning the lexer does not know, such as a comment that the server executes. */
    OPAQUE,
    /** A string, name or comment without an end. */
    BROKEN
}
