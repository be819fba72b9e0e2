package io.kmsenc.it.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Folders of database servers, all inside the temporary folder that the build gives the tests. Programs are kept from
 * run to run, because unpacking them takes longer than starting them; data goes with the process.
 */
final class ServerFolder {

    private static final Path ROOT =
            Path.of(System.getProperty("java.io.tmpdir"), "servers").toAbsolutePath();

    private ServerFolder() {}

    static Path programs(String server) throws IOException {
        return Files.createDirectories(ROOT.resolve(server));
    }

    /** A path for data of this process alone; the folder is new. */
    static Path data(String server) throws IOException {
        Path folder = ROOT.resolve(server + "-data-" + ProcessHandle.current().pid());
        delete(folder);
        return Files.createDirectories(folder);
    }

    /** Runs the action when the process ends. */
    static void atExit(String name, Runnable action) {
        Runtime.getRuntime().addShutdownHook(new Thread(action, name));
    }

    /** Deletes a folder and all in it, if it is there. */
    static void delete(Path folder) {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (NoSuchFileException e) {
            // nothing to delete, or a server that is stopping was faster
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
