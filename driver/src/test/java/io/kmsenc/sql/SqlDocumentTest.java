package io.kmsenc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/SQL.md lists the codes that exist, and the cases show each of them. */
class SqlDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "SQL.md");

    private static Set<String> codes() {
        return Arrays.stream(RefusalCode.values()).map(RefusalCode::code).collect(Collectors.toSet());
    }

    @Test
    void listsExactlyTheCodesThatExist() throws IOException {
        List<String> lines = Files.readAllLines(DOCUMENT);
        int table = lines.indexOf("## Refused");
        Set<String> listed = lines.subList(table, lines.size()).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(3, line.indexOf('`', 3)))
                .collect(Collectors.toSet());
        assertThat(listed).isEqualTo(codes());
    }

    @Test
    void everyCodeHasACase() {
        Set<String> shown = Stream.concat(SqlCase.all().stream(), RoutineCasesTest.cases().stream())
                .map(SqlCase::expected)
                .filter(expected -> expected.startsWith("refused "))
                .map(expected -> expected.substring("refused ".length()))
                .collect(Collectors.toSet());
        assertThat(shown).containsAll(codes());
    }

    @Test
    void messagesGivePlaceProblemAndRemedy() {
        for (SqlCase sample : SqlCase.all()) {
            sample.plan()
                    .refusal()
                    .ifPresent(refusal -> assertThat(refusal.message())
                            .as(sample.toString())
                            .matches("[^:]+: [^;]+; .*[^.]")
                            .doesNotContain("k0\"", "100000000"));
        }
    }
}
