package io.kmsenc.sql;

/**
 * A statement in a file.
 *
 * @param sql its text, from its first word on
 * @param line where it begins, from 1
 * @param finished whether every string, quoted name and comment in it has an end
 */
public record StatementText(String sql, int line, boolean finished) {

    /** Names no value: the text may hold one. */
    @Override
    public String toString() {
        return "StatementText[line " + line + "]";
    }
}
