package io.kmsenc.cli;

/** What the commands tell whoever started them. */
final class ExitCodes {

    /** Everything would be sent, or is done. */
    static final int FINE = 0;
    /** A statement would be refused, or nothing was begun. */
    static final int REFUSED = 1;
    /** An option, a file or a database can't be used. */
    static final int UNUSABLE = 2;
    /** Everything was looked at, and something is left. */
    static final int PARTIAL = 3;
    /** It stopped in the middle; the same command goes on. */
    static final int STOPPED = 4;

    private ExitCodes() {}
}
