package io.kmsenc.cli;

/** A command ends here, mostly as an option, a file or a database can't be used: the message says which and what to do, without any value. */
final class CommandException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int code;

    CommandException(String message) {
        this(message, ExitCodes.UNUSABLE);
    }

    /** @param code with which the process ends */
    CommandException(String message, int code) {
        super(message);
        this.code = code;
    }

    int code() {
        return code;
    }
}
