package io.kmsenc.cli;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The option that adds jars to what the command can find. */
final class DriverOptions {

    @Option(
            names = {"--driver", "--driver-path"},
            paramLabel = "JAR",
            description = "the database's JDBC driver and jars that it needs, or a folder with them; may be repeated",
            arity = "1")
    private List<Path> drivers = new ArrayList<>();

    boolean isEmpty() {
        return drivers.isEmpty();
    }

    /**
     * From now on this thread finds what the jars hold.
     *
     * @throws CommandException if one can't be read
     */
    void load() {
        if (!drivers.isEmpty()) {
            Thread.currentThread().setContextClassLoader(loader());
        }
    }

    private ClassLoader loader() {
        List<URL> jars = new ArrayList<>();
        for (Path named : drivers) {
            List<Path> found = Files.isDirectory(named) ? jarsIn(named) : List.of(named);
            for (Path jar : found) {
                jars.add(url(jar));
            }
        }
        return new URLClassLoader(jars.toArray(URL[]::new), DriverOptions.class.getClassLoader());
    }

    private static List<Path> jarsIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> jars = files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
            if (jars.isEmpty()) {
                throw new CommandException("--driver: " + folder + ": has no jar in it; give the path of one");
            }
            return jars;
        } catch (IOException e) {
            throw new CommandException("--driver: " + folder + ": can't be read; give the path of a jar");
        }
    }

    private static URL url(Path jar) {
        if (!Files.isRegularFile(jar)) {
            throw new CommandException("--driver: " + jar + ": is no file; give the path of a jar");
        }
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new CommandException("--driver: " + jar + ": can't be read; give the path of a jar");
        }
    }
}
