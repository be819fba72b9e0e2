package io.kmsenc.it.sentinel;

import io.kmsenc.it.sentinel.Patterns.Match;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Searches files for sentinels in UTF-8, UTF-16, hex and base64. Reads as a stream, so files may be of any size and may
 * change meanwhile; one that vanishes is passed over, one that can't be read is an error. Compressed and encrypted forms
 * are not recognized.
 */
public final class SentinelSearch {

    private static final int CHUNK = 1 << 16;

    /**
     * A sentinel that was found.
     *
     * @param encoding in which form
     * @param offset of its first byte in the file
     */
    public record Finding(String sentinel, String encoding, Path file, long offset) {}

    private final Patterns patterns;

    /** A search for all of the sentinels at once. */
    public SentinelSearch(Collection<Sentinel> sentinels) {
        patterns = new Patterns(sentinels);
    }

    public static SentinelSearch of(Sentinel... sentinels) {
        return new SentinelSearch(List.of(sentinels));
    }

    /**
     * Every place in every file under the folder, including its sub-folders.
     *
     * @throws IOException if a file can't be read, or the folder holds none: such a search would prove nothing
     */
    public List<Finding> in(Path folder) throws IOException {
        List<Finding> findings = new ArrayList<>();
        int[] files = new int[1];
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile()) {
                    files[0]++;
                    search(file, findings);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException && !file.equals(folder)) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) throws IOException {
                return FileVisitResult.CONTINUE;
            }
        });
        if (files[0] == 0) {
            throw new IOException("'" + folder + "' holds no file; nothing was searched");
        }
        return findings;
    }

    /** The names of all encodings in which a sentinel is in the bytes. */
    public List<String> encodingsIn(byte[] bytes) {
        return patterns.in(bytes, bytes.length).stream()
                .map(match -> match.pattern().encoding().name())
                .distinct()
                .toList();
    }

    private void search(Path file, List<Finding> findings) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            search(in, file, findings);
        } catch (NoSuchFileException e) {
            // deleted since the folder was listed
        }
    }

    // Each round keeps the end of the one before, so that nothing is missed where two chunks meet.
    private void search(InputStream in, Path file, List<Finding> findings) throws IOException {
        int keep = patterns.longest() - 1;
        byte[] buffer = new byte[CHUNK + keep];
        long base = 0;
        int kept = 0;
        int read = in.readNBytes(buffer, 0, CHUNK);
        while (read > 0) {
            int filled = kept + read;
            for (Match match : patterns.in(buffer, filled)) {
                int length = match.pattern().encoding().bytes().length;
                // one that ends in what was kept was found in the round before
                if (match.offset() + length > kept) {
                    findings.add(new Finding(
                            match.pattern().sentinel().text(),
                            match.pattern().encoding().name(),
                            file,
                            base + match.offset()));
                }
            }
            int next = Math.min(keep, filled);
            System.arraycopy(buffer, filled - next, buffer, 0, next);
            base += filled - next;
            kept = next;
            read = in.readNBytes(buffer, kept, CHUNK);
        }
    }
}
