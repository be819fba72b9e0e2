package io.kmsenc.it.kms;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The {@code moto_server} command, on a free port of the loopback interface. */
final class MotoServer implements AutoCloseable {

    private static final String COMMAND = "moto_server";
    private static final Pattern RUNNING = Pattern.compile(".*Running on (http://127\\.0\\.0\\.1:\\d+).*");
    private static final long START_SECONDS = 60;

    private final Process process;
    private final URI endpoint;

    private MotoServer(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /** A running server; empty if the command is not on the path. */
    static Optional<MotoServer> start() throws IOException, InterruptedException {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        if (Arrays.stream(path.split(File.pathSeparator)).noneMatch(dir -> new File(dir, COMMAND).canExecute())) {
            return Optional.empty();
        }
        Process process = new ProcessBuilder(COMMAND, "-H", "127.0.0.1", "-p", "0")
                .redirectErrorStream(true)
                .start();
        CompletableFuture<URI> endpoint = new CompletableFuture<>();
        Thread reader = new Thread(() -> read(process, endpoint), "moto output");
        reader.setDaemon(true);
        reader.start();
        try {
            return Optional.of(new MotoServer(process, endpoint.get(START_SECONDS, TimeUnit.SECONDS)));
        } catch (ExecutionException | TimeoutException e) {
            stop(process);
            throw new IOException(COMMAND + " is on the path and did not start", e);
        }
    }

    URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        stop(process);
    }

    // A launcher script may have the server as its child.
    private static void stop(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }

    private static void read(Process process, CompletableFuture<URI> endpoint) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            @Nullable String line;
            while ((line = lines.readLine()) != null) {
                Matcher matcher = RUNNING.matcher(line);
                if (matcher.matches()) {
                    endpoint.complete(URI.create(matcher.group(1)));
                }
            }
            endpoint.completeExceptionally(new IOException("the process ended"));
        } catch (IOException e) {
            endpoint.completeExceptionally(e);
        }
    }
}
