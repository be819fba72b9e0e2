package io.kmsenc.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in a file is read or refused, and nothing else happens. */
class ArbitraryFileTest {

    private static final List<String> PIECES = List.of(
            "[security]",
            "[security.encryption]",
            "[security.encryption.awskms.a]",
            "[columns]",
            "[",
            "]",
            "secret_key",
            "encryption_provider",
            "awskms.a",
            "a.b",
            "\"a.b\".c",
            "randomized",
            "deterministic",
            "group=g",
            "id=i",
            "text",
            "(",
            ")",
            "=",
            ":",
            "#",
            ";",
            "\"",
            "'",
            "`",
            "\"\"\"",
            "\\",
            "${",
            "$__env{",
            "$__file{",
            "X",
            "}",
            "$",
            ".",
            "\u0000",
            "\uFEFF",
            "\u00A0",
            "\uD800",
            "\r",
            "\t",
            " ",
            " ",
            "\n",
            "\n",
            "\n",
            "\n");

    @TempDir
    Path folder;

    private Throwable read(String text) {
        Surroundings surroundings = new Surroundings(Optional.empty(), Map.of("X", "${"), List.of(), folder);
        ConfigurationPlace file =
                new ConfigurationPlace("kmsenc.ini", "kmsenc.ini", () -> new ConfigurationText(text, Optional.empty()));
        return catchThrowable(() -> new ConfigurationReader(file, text, TestKinds.ALL, surroundings).read());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void isReadOrRefusedWithProblems(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int pieces = random.nextInt(40); pieces > 0; pieces--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            Throwable thrown = read(text.toString());
            if (thrown != null) {
                assertThat(thrown).as(text.toString()).isInstanceOf(ConfigurationException.class);
                assertThat(thrown.getCause()).isNull();
            }
        }
    }

    @Test
    void isRefusedHoweverLongItsLinesAre() {
        String deep = "\"\"".repeat(200_000);
        for (String text : List.of(
                "[columns]\na.\"x" + deep + "\" = randomized",
                "[columns]\n\"" + "x".repeat(900) + " = randomized",
                "[columns]\na.b = randomized " + "(".repeat(200_000),
                "[columns]\na.b = " + "x ".repeat(200_000),
                "[security]\nencryption_provider = " + "a.".repeat(200_000),
                "[security.encryption]\n" + "x".repeat(400_000) + " = 1\ndata_keys_cache_ttl = " + "1s".repeat(200_000),
                "[security]\nsecret_key = " + "${X".repeat(200_000))) {
            assertThat(read(text)).isInstanceOf(ConfigurationException.class);
        }
    }
}
