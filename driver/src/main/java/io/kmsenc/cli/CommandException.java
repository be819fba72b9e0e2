package io.kmsenc.cli;

/** An option, a file or a database can't be used: the message says which and what to do, without any value. */
final class CommandException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CommandException(String message) {
        super(message);
    }
}
