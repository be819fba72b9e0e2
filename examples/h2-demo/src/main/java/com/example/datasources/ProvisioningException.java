package com.example.datasources;

/** A provisioning file that can't be used. The message is one line: place, problem and remedy, and never a value. */
public final class ProvisioningException extends Exception {

    ProvisioningException(String source, int line, String problem) {
        this(source + " line " + line, problem);
    }

    ProvisioningException(String source, String problem) {
        super(oneLine(source + ": " + problem));
    }

    // A name or a key that the message repeats may hold a line break.
    private static String oneLine(String message) {
        return message.replaceAll("\\p{Cntrl}", "?");
    }
}
