package io.kmsenc.it.aws;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What a log shows of an exception. */
final class Traces {

    private Traces() {}

    static String of(Throwable e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
