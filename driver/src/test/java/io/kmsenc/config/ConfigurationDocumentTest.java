package io.kmsenc.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "CONFIGURATION.md");

    @TempDir
    Path folder;

    @Test
    void showsExamplesThatCanBeLoaded() throws IOException {
        List<String> examples = new ArrayList<>();
        Matcher block = Pattern.compile("```ini\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(DOCUMENT));
        while (block.find()) {
            examples.add(block.group(1));
        }
        assertThat(examples).hasSize(5);
        for (String example : examples) {
            Files.writeString(folder.resolve("kmsenc.ini"), example);
            Map<String, String> environment =
                    Map.of("APP_SECRET_KEY", "0123456789abcdef", "APP_NEW_SECRET_KEY", "0123456789abcdefg");
            Surroundings surroundings = new Surroundings(Optional.empty(), environment, List.of(), folder);
            assertThatCode(() -> new ConfigurationLoader(TestKinds.ALL, surroundings).load(null))
                    .as(example)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void namesEveryKey() throws IOException {
        List<String> keys = new ArrayList<>(SecuritySettings.KEYS);
        keys.addAll(SecuritySettings.ENCRYPTION_KEYS);
        assertThat(Files.readString(DOCUMENT))
                .contains(keys.stream().map(key -> "`" + key + "`").toList());
    }
}
