package io.kmsenc.benchmarks.replay;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** What goes to a socket; nowhere, while its tape plays. */
final class TapeOutput extends FilterOutputStream {

    private final Tape tape;

    TapeOutput(OutputStream out, Tape tape) {
        super(out);
        this.tape = tape;
    }

    @Override
    public void write(int value) throws IOException {
        tape.sending(value & 0xff);
        if (!tape.plays()) {
            out.write(value);
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return;
        }
        tape.sending(bytes[offset] & 0xff);
        if (!tape.plays()) {
            out.write(bytes, offset, length);
        }
    }

    @Override
    public void flush() throws IOException {
        if (!tape.plays()) {
            out.flush();
        }
    }
}
