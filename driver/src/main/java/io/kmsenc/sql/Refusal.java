package io.kmsenc.sql;

/**
 * Why a statement is not sent. None of its parts holds a value.
 *
 * @param code stable, for a program to match: lower case words with hyphens
 * @param place the column, table or clause at stake, as messages show it
 * @param problem what can't be done there
 * @param remedy what to write instead
 */
public record Refusal(String code, String place, String problem, String remedy) {

    /** Place, problem and remedy in one line. */
    public String message() {
        return place + ": " + problem + "; " + remedy;
    }
}
