package io.kmsenc.diagnosis;

import java.util.Optional;

/**
 * One thing that was looked at.
 *
 * @param check what kind of thing, in one word
 * @param place what was looked at
 * @param said what is the case
 * @param remedy what to do; empty where there is nothing to do
 */
public record Finding(Severity severity, String check, String place, String said, Optional<String> remedy) {

    /** How much it matters. */
    public enum Severity {
        OK,
        /** Worth knowing; nothing fails for it. */
        NOTE,
        /** Something fails, or will. */
        PROBLEM
    }

    static Finding ok(String check, String place, String said) {
        return new Finding(Severity.OK, check, place, said, Optional.empty());
    }

    static Finding note(String check, String place, String said, String remedy) {
        return new Finding(Severity.NOTE, check, place, said, Optional.of(remedy));
    }

    static Finding problem(String check, String place, String said, String remedy) {
        return new Finding(Severity.PROBLEM, check, place, said, Optional.of(remedy));
    }

    /** Of a message of the form {@code problem; remedy}, or with {@code : } behind a parenthesis in place of the semicolon. */
    static Finding of(Severity severity, String check, String place, String message) {
        String[] parts = message.split("; |(?<=\\)): ", 2);
        return new Finding(
                severity, check, place, parts[0], parts.length == 1 ? Optional.empty() : Optional.of(parts[1]));
    }

    /** Of a message of the form {@code place: problem; remedy}. */
    static Finding of(Severity severity, String check, String message) {
        String[] parts = message.split(": ", 2);
        return parts.length == 1 ? of(severity, check, check, message) : of(severity, check, parts[0], parts[1]);
    }
}
