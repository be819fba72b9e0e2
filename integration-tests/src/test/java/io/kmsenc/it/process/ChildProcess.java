package io.kmsenc.it.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A main class of the tests, running in a Java process of its own with the same class path. What it prints, on either
 * stream, is collected. Waiting has a limit; a wait that fails tells what was printed. Threads may share it.
 */
public final class ChildProcess implements AutoCloseable {

    private final Process process;
    private final List<String> output = new ArrayList<>();
    private boolean ended;

    private ChildProcess(Process process) {
        this.process = process;
    }

    public static ChildProcess start(Class<?> main, String... arguments) {
        return start(main, Map.of(), Map.of(), arguments);
    }

    /** Starts it with system properties and environment variables added to its own. */
    public static ChildProcess start(
            Class<?> main, Map<String, String> properties, Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC"));
        command.add("-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"));
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            ChildProcess child = new ChildProcess(builder.start());
            child.collect();
            return child;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the process says that it reached the place ({@link Checkpoint}). */
    public void awaitReached(String place, Duration limit) throws InterruptedException {
        awaitLine(Checkpoint.line(place), limit);
    }

    /**
     * Waits until the process has printed a line.
     *
     * @throws AssertionError if it ends before, or the limit passes
     */
    public synchronized void awaitLine(String line, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!output.contains(line)) {
            long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (ended || millis <= 0) {
                throw new AssertionError((ended ? "the process ended before" : "not within " + limit + ":") + " \""
                        + line + "\"; " + printed());
            }
            wait(millis);
        }
    }

    /** Kills the process (SIGKILL) as soon as it has reached the place, and waits until it is gone. */
    public void killAt(String place, Duration limit) throws InterruptedException {
        awaitReached(place, limit);
        kill();
    }

    /** Kills the process (SIGKILL): no finally block or shutdown hook runs. Waits until it is gone. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Lets a process go on that holds at a {@link Checkpoint}. */
    public void resume() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    /**
     * Waits for the end and gives the exit code.
     *
     * @throws AssertionError if the limit passes
     */
    public int awaitExit(Duration limit) throws InterruptedException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("the process did not end within " + limit + "; " + printed());
        }
        return process.exitValue();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** The lines printed so far. */
    public synchronized List<String> output() {
        return List.copyOf(output);
    }

    /** Kills the process if it still runs. */
    @Override
    public void close() {
        process.destroyForcibly();
    }

    private synchronized String printed() {
        return "it printed:" + System.lineSeparator() + String.join(System.lineSeparator(), output);
    }

    private void collect() {
        Thread reader = new Thread(this::readLines, "output of child " + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    private void readLines() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            @Nullable String line;
            while ((line = lines.readLine()) != null) {
                add(line);
            }
        } catch (IOException e) {
            add("output lost: " + e.getMessage());
        } finally {
            end();
        }
    }

    private synchronized void add(String line) {
        output.add(line);
        notifyAll();
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }
}
