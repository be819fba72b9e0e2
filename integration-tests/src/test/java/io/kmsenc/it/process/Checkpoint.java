package io.kmsenc.it.process;

import java.io.IOException;
import java.io.UncheckedIOException;

/** What a child process tells the test that started it. */
public final class Checkpoint {

    private static final int ORPHANED = 3;

    private Checkpoint() {}

    /** Says that a place was reached, and goes on. */
    public static void reached(String place) {
        System.out.println(line(place));
        System.out.flush();
    }

    /**
     * Says that a place was reached and goes no further until the test calls {@link ChildProcess#resume}: there it can be
     * killed with nothing half done. The process ends if the test's process is gone.
     */
    public static void hold(String place) {
        reached(place);
        try {
            int read = System.in.read();
            while (read != '\n') {
                if (read < 0) {
                    Runtime.getRuntime().halt(ORPHANED);
                }
                read = System.in.read();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a process prints that has reached the place. */
    public static String line(String place) {
        return "reached " + place;
    }
}
