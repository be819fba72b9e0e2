package io.kmsenc.benchmarks.replay;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What comes from a socket, or from its tape. */
final class TapeInput extends FilterInputStream {

    private final Tape tape;

    TapeInput(InputStream in, Tape tape) {
        super(in);
        this.tape = tape;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (tape.plays()) {
            return tape.replay(bytes, offset, length);
        }
        int count = in.read(bytes, offset, length);
        tape.received(bytes, offset, count);
        return count;
    }

    @Override
    public int available() throws IOException {
        return tape.plays() ? tape.available() : in.available();
    }
}
