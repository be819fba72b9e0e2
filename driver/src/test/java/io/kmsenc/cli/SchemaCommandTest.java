package io.kmsenc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.cli.Commands.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script for a database that isn't asked. */
class SchemaCommandTest {

    @TempDir
    private Path folder;

    private String ini;

    @BeforeEach
    void write() throws IOException {
        ini = Files.writeString(folder.resolve("kmsenc.ini"), """
                [columns]
                staff.salary = randomized decimal(12,2)
                staff.photo = randomized binary
                app."odd.table".note = deterministic
                """).toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            h2         | VARBINARY(8192) | VARCHAR(112)                                    | BINARY VARYING | "odd.table" | CHARACTER VARYING
            postgresql | BYTEA           | TEXT                                            | BYTEA          | "odd.table" | TEXT
            mariadb    | ENGINE = InnoDB | VARCHAR(112) CHARACTER SET ascii COLLATE ascii_bin | BLOB        | `odd.table` | TEXT
            """)
    void printsTheKeyTableAndEachColumn(
            String dialect, String keyTable, String salary, String photo, String table, String note) {
        Output output = Commands.run("schema", "--dialect", dialect, "--config", ini);
        assertThat(output.err()).isEmpty();
        assertThat(output.code()).isZero();
        assertThat(output.out())
                .contains("CREATE TABLE IF NOT EXISTS kmsenc_data_keys (", keyTable)
                .contains("-- staff.salary: randomized decimal(12,2), up to 112 characters\n")
                .contains("ALTER TABLE staff ADD COLUMN salary " + salary + ";\n")
                .contains("ALTER TABLE staff ADD COLUMN photo " + photo + ";\n")
                .contains("ALTER TABLE app." + table + " ADD COLUMN note " + note + ";\n");
        assertThat(Commands.run("schema", "--dialect", dialect, "--config", ini, "--json")
                        .out())
                .startsWith("{\"key_table\":{\"ddl\":\"CREATE TABLE IF NOT EXISTS kmsenc_data_keys")
                .contains("\"declared\":\"decimal(12,2)\",\"type\":\"" + salary + "\"");
    }

    @Test
    void wantsADialectOrADatabaseAndNotBoth() {
        assertThat(Commands.run("schema", "--config", ini).err()).contains("--url: missing");
        assertThat(Commands.run("schema", "--dialect", "h2", "--url", "jdbc:kmsenc:h2:mem:x", "--config", ini)
                        .err())
                .contains("--url: the database tells its dialect; leave out --dialect");
        assertThat(Commands.run("schema", "--dialect", "oracle", "--config", ini)
                        .err())
                .contains("--dialect: is none that kmsenc knows");
    }
}
