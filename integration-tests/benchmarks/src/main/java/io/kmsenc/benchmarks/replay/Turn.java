package io.kmsenc.benchmarks.replay;

/** One request, and all that was answered until the next one. */
final class Turn {

    private final int request;
    private final byte[] answer;

    /**
     * Keeps the bytes.
     *
     * @param request the first byte that was sent, which in PostgreSQL's protocol is the kind of message
     * @param answer isn't copied
     */
    Turn(int request, byte[] answer) {
        this.request = request;
        this.answer = answer;
    }

    int request() {
        return request;
    }

    /** The bytes themselves. */
    byte[] answer() {
        return answer;
    }
}
