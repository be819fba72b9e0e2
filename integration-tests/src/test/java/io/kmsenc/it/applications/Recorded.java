package io.kmsenc.it.applications;

import io.kmsenc.sql.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What one framework sent to one database, kept as files: the statements, one a paragraph, and the tables that there were
 * when they had been sent. Not for several threads at once.
 */
final class Recorded {

    /** Set to {@code true} to write the files anew. */
    static final String WRITE = "kmsenc.recorded.write";

    // below the module's folder, in which Maven runs its tests
    private static final Path FOLDER = Path.of("src/test/resources/io/kmsenc/it/applications/recorded");

    private final Path statements;
    private final Path tables;

    Recorded(SampleApplication application, Dialect dialect) {
        String name = application.framework() + "-" + dialect.name().toLowerCase(Locale.ROOT);
        this.statements = FOLDER.resolve(name + ".sql");
        this.tables = FOLDER.resolve(name + ".tables");
    }

    List<String> statements() throws IOException {
        return Arrays.stream(Files.readString(statements).split("\n\n"))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    SchemaCatalog tables() throws IOException {
        return SchemaCatalog.of(Files.readAllLines(tables));
    }

    void write(List<String> texts, SchemaCatalog catalog) throws IOException {
        Files.createDirectories(FOLDER);
        Files.writeString(statements, String.join("\n\n", texts) + "\n");
        Files.write(tables, catalog.lines());
    }
}
