package io.kmsenc.benchmarks.replay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The conversation of one socket. A turn begins with the first byte that is sent after something was received. While it plays, the
 * turns come again and again in their order, and nothing is sent. For one thread at a time.
 */
final class Tape {

    private enum Mode {
        OFF,
        RECORDS,
        PLAYS
    }

    private final List<Turn> turns = new ArrayList<>();
    private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
    private Mode mode = Mode.OFF;
    private boolean sending;
    private int request = -1;
    private int next;
    private byte[] playing = new byte[0];
    private int position;

    void record() {
        mode = Mode.RECORDS;
    }

    /** Plays from now on what was recorded; a socket that had nothing to say stays as it is. */
    void play() {
        endTurn();
        mode = turns.isEmpty() ? Mode.OFF : Mode.PLAYS;
        sending = false;
    }

    /** Sends and receives again. The server has noticed nothing. */
    void stop() {
        mode = Mode.OFF;
    }

    boolean plays() {
        return mode == Mode.PLAYS;
    }

    /**
     * Told of each write before it is done.
     *
     * @throws IOException if it plays, and another kind of request was recorded here
     */
    void sending(int first) throws IOException {
        if (mode == Mode.OFF || sending) {
            return;
        }
        if (mode == Mode.RECORDS) {
            endTurn();
            request = first;
        } else {
            startPlaying(first);
        }
        sending = true;
    }

    private void startPlaying(int first) throws IOException {
        Turn turn = turns.get(next);
        next = (next + 1) % turns.size();
        if (turn.request() != first || position < playing.length) {
            throw new IOException("another request than the one that was recorded: '" + (char) first + "' in place of '"
                    + (char) turn.request() + "'");
        }
        playing = turn.answer();
        position = 0;
    }

    private void endTurn() {
        if (request >= 0) {
            turns.add(new Turn(request, answer.toByteArray()));
            answer.reset();
            request = -1;
        }
    }

    /** Told of what was received, while it doesn't play. */
    void received(byte[] bytes, int offset, int length) {
        sending = false;
        if (mode == Mode.RECORDS && request >= 0 && length > 0) {
            answer.write(bytes, offset, length);
        }
    }

    /**
     * Gives what was received then.
     *
     * @throws IOException if there is no more, where a server would let the caller wait for ever
     */
    int replay(byte[] bytes, int offset, int length) throws IOException {
        sending = false;
        if (length == 0) {
            return 0;
        }
        if (position == playing.length) {
            throw new IOException("more is read than was recorded");
        }
        int count = Math.min(length, playing.length - position);
        System.arraycopy(playing, position, bytes, offset, count);
        position += count;
        return count;
    }

    int available() {
        return playing.length - position;
    }
}
