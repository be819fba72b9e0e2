package io.kmsenc.it.kms;

import java.time.Duration;

/** What goes wrong with a request. */
public sealed interface Fault {

    /** Answers with an error instead of doing it. */
    record ErrorAnswer(int status, String type, String message) implements Fault {}

    /** Does it, later. */
    record Latency(Duration delay) implements Fault {}

    /** Closes the connection without an answer, and has done nothing. */
    record Cut() implements Fault {}

    /** Does it, then closes the connection in the middle of the answer. */
    record CutAnswer() implements Fault {}

    /** Does it, and gives the answer byte by byte, so that no single read waits for long. */
    record Trickle() implements Fault {}

    static Fault throttling() {
        return new ErrorAnswer(400, "ThrottlingException", "Rate exceeded");
    }

    static Fault internalError() {
        return new ErrorAnswer(500, "KMSInternalException", "An internal error occurred");
    }

    static Fault unavailable() {
        return new ErrorAnswer(503, "DependencyTimeoutException", "The system timed out");
    }

    static Fault error(int status, String type, String message) {
        return new ErrorAnswer(status, type, message);
    }

    static Fault latency(Duration delay) {
        return new Latency(delay);
    }

    static Fault trickle() {
        return new Trickle();
    }

    static Fault cut() {
        return new Cut();
    }

    static Fault cutAnswer() {
        return new CutAnswer();
    }
}
