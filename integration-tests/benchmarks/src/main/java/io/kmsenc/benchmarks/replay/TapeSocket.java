package io.kmsenc.benchmarks.replay;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** A socket with a tape. */
final class TapeSocket extends Socket {

    private final Tape tape;

    TapeSocket(Tape tape) {
        this.tape = tape;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new TapeInput(super.getInputStream(), tape);
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new TapeOutput(super.getOutputStream(), tape);
    }
}
