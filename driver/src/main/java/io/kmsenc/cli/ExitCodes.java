package io.kmsenc.cli;

/** What the commands tell whoever started them. */
final class ExitCodes {

    /** Everything would be sent. */
    static final int FINE = 0;
    /** A statement would be refused. */
    static final int REFUSED = 1;
    /** An option, a file or a database can't be used. */
    static final int UNUSABLE = 2;

    private ExitCodes() {}
}
