package io.kmsenc.cli;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;

/** Runs commands in this process, as their user starts them. */
final class Commands {

    /** What a command ended with. */
    record Output(int code, String out, String err) {}

    private Commands() {}

    static Output run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(InputStream.nullInputStream(), new PrintWriter(out), new PrintWriter(err), args);
        return new Output(
                code, out.toString().replace("\r\n", "\n"), err.toString().replace("\r\n", "\n"));
    }
}
