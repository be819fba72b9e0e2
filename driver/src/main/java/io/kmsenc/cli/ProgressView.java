package io.kmsenc.cli;

import io.kmsenc.migration.MigrationListener;
import java.io.PrintWriter;

/** Shows how a migration goes on. Threads share it. */
interface ProgressView extends MigrationListener, AutoCloseable {

    /** A bar on a terminal, and lines now and then elsewhere. */
    @SuppressWarnings("SystemConsoleNull") // a console that is none is served by the bar as well
    static ProgressView of(PrintWriter err) {
        return System.console() != null && System.getenv("TERM") != null ? new ProgressBars() : new ProgressLines(err);
    }

    @Override
    void close();
}
