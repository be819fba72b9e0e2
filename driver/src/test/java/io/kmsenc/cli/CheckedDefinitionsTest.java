package io.kmsenc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Definitions that were dumped from a database with constraints of {@code columns add-check} are read like any other. */
class CheckedDefinitionsTest {

    @TempDir
    private Path folder;

    @Test
    void areReadAsTheDumpOfADatabaseWritesThem() throws IOException {
        Path ini = Files.writeString(folder.resolve("kmsenc.ini"), "[columns]\nvault.note = randomized\n");
        Path schema = Files.writeString(folder.resolve("schema.sql"), """
                CREATE TABLE public.vault (
                    id integer NOT NULL,
                    note text,
                    CONSTRAINT kmsenc_note_5b0c7f41 CHECK (((note COLLATE "C") ~ '^kmsenc1[.][A-Za-z0-9_-]{46,}$'::text))
                );
                """);
        Path queries = Files.writeString(folder.resolve("queries.sql"), "INSERT INTO vault VALUES (1, ?);");
        assertThat(Commands.run(
                                "lint",
                                "--dialect",
                                "postgresql",
                                "--schema",
                                schema.toString(),
                                "--config",
                                ini.toString(),
                                queries.toString())
                        .out())
                .contains("1 answered, 0 refused");
    }
}
