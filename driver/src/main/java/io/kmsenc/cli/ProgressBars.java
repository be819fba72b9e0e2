package io.kmsenc.cli;

import io.kmsenc.migration.TableReport;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/** A bar for each table, with rate and remaining time. Threads share it. */
final class ProgressBars implements ProgressView {

    private @Nullable ProgressBar bar;

    @Override
    public synchronized void begins(String table, long rows, long done) {
        close();
        ProgressBar next = new ProgressBarBuilder()
                .setTaskName(table)
                .setInitialMax(rows)
                .startsFrom(done, java.time.Duration.ZERO)
                .setUnit(" rows", 1)
                .showSpeed()
                .build();
        bar = next;
    }

    @Override
    public synchronized void walked(String table, long rows, long changed) {
        if (bar != null) {
            bar.stepBy(rows);
        }
    }

    @Override
    public void ends(TableReport report) {
        close();
    }

    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
