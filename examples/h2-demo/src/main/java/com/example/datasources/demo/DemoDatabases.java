package com.example.datasources.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The two H2 databases of a run: in files of a temporary folder, deleted at the end, or beside a path of the user's,
 * kept.
 */
final class DemoDatabases implements AutoCloseable {

    private final Path plain;
    private final Path encrypted;
    private final String encryptedPrefix;
    private final @Nullable Path temporary;

    private DemoDatabases(Path base, String separator, String encryptedPrefix, @Nullable Path temporary) {
        this.plain = sibling(base, separator + "plain");
        this.encrypted = sibling(base, separator + "encrypted");
        this.encryptedPrefix = encryptedPrefix;
        this.temporary = temporary;
    }

    private static Path sibling(Path base, String suffix) {
        return Path.of(base.toAbsolutePath().normalize() + suffix);
    }

    /**
     * Databases in a new temporary folder.
     *
     * @param encryptedPrefix what the application's URL of the encrypted database begins with
     */
    static DemoDatabases temporary(String encryptedPrefix) throws IOException {
        Path folder = Files.createTempDirectory("h2-demo");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> deleteAtExit(folder)));
        return new DemoDatabases(folder, folder.getFileSystem().getSeparator(), encryptedPrefix, folder);
    }

    /**
     * Databases in files named {@code <base>-plain} and {@code <base>-encrypted}.
     *
     * @throws IllegalArgumentException if one of them exists, can't be written, or the path can't stand in a URL
     */
    static DemoDatabases at(Path base, String encryptedPrefix) {
        DemoDatabases databases = new DemoDatabases(base, "-", encryptedPrefix, null);
        if (base.toString().contains(";")) {
            throw new IllegalArgumentException("\"" + base + "\": can't stand in a URL; choose a path without \";\"");
        }
        for (Path file : new Path[] {databases.plain, databases.encrypted}) {
            if (Files.exists(Path.of(file + ".mv.db"))) {
                throw new IllegalArgumentException(
                        "\"" + file + ".mv.db\": exists already; delete it or choose another path");
            }
        }
        requireWritable(databases.plain.getParent());
        return databases;
    }

    // Tried, because H2 prints a stack trace, and no permission bit speaks for every file system and user.
    private static void requireWritable(@Nullable Path folder) {
        try {
            if (folder != null) {
                Files.delete(Files.createTempFile(folder, "h2-demo", null));
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "\"" + folder + "\": is no folder that can be written; create it or choose another path", e);
        }
    }

    String plainUrl() {
        return "jdbc:h2:" + plain;
    }

    /** The URL that the application is given for the encrypted database. */
    String encryptedUrl() {
        return encryptedPrefix + encrypted;
    }

    /** The same database for somebody who goes around the driver. */
    String rawUrl() {
        return "jdbc:h2:" + encrypted;
    }

    /** Closes both and, if they are temporary, deletes them. */
    @Override
    public void close() throws IOException {
        closeDatabase(plain);
        closeDatabase(encrypted);
        if (temporary != null) {
            delete(temporary);
        }
    }

    private static void closeDatabase(Path file) throws IOException {
        if (!Files.exists(Path.of(file + ".mv.db"))) {
            return;
        }
        try {
            new RawConnection("jdbc:h2:" + file).shutdown();
        } catch (SQLException e) {
            throw new IOException("\"" + file + "\": can't be closed; delete it by hand", e);
        }
    }

    // For Ctrl-C; H2 closes what is open by a hook of its own.
    private static void deleteAtExit(Path folder) {
        try {
            delete(folder);
        } catch (IOException e) {
            System.err.println("error: \"" + folder + "\": can't be deleted; delete it by hand");
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
