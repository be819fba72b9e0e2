package io.kmsenc.it.sentinel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kmsenc.it.sentinel.SentinelSearch.Finding;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentinelSearchIT {

    private static final int CHUNK = 1 << 16;

    @TempDir
    private Path folder;

    private final Sentinel sentinel = Sentinel.random();

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void findsEveryCharacterEncoding(String charset) throws IOException {
        assertFound(charset, sentinel.text().getBytes(Charset.forName(charset)), 7);
    }

    @Test
    void findsHexOfEitherCase() throws IOException {
        String hex = HexFormat.of().formatHex(sentinel.text().getBytes(StandardCharsets.UTF_8));
        assertFound("hex of UTF-8, lower case", ascii(hex), 3);
        assertFound("hex of UTF-8, upper case", ascii(hex.toUpperCase(java.util.Locale.ROOT)), 3);
    }

    // What stands before and after the sentinel shares characters of base64 with it, and must not hide it.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void findsBase64AtEveryAlignment(int before) throws IOException {
        byte[] plain =
                ("\u007fzÿ".substring(0, before) + sentinel.text() + "~tail").getBytes(StandardCharsets.ISO_8859_1);
        Files.write(folder.resolve("f"), Base64.getEncoder().encode(plain));
        assertThat(SentinelSearch.of(sentinel).in(folder))
                .extracting(Finding::encoding)
                .containsExactly("base64 of UTF-8, alignment " + before);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void findsBase64urlAtEveryAlignment(int before) throws IOException {
        Sentinel special = Sentinel.of("??>>~~??>>~~ÿÿþþ");
        byte[] text = special.text().getBytes(StandardCharsets.UTF_8);
        byte[] plain = new byte[before + text.length + 2];
        System.arraycopy(text, 0, plain, before, text.length);
        Files.write(folder.resolve("f"), Base64.getUrlEncoder().encode(plain));
        assertThat(SentinelSearch.of(special).in(folder))
                .extracting(Finding::encoding)
                .containsExactly("base64url of UTF-8, alignment " + before);
    }

    @Test
    void findsWhatLiesAcrossChunksOnce() throws IOException {
        for (int shift = -sentinel.text().length() - 1; shift <= 1; shift++) {
            assertFound("UTF-8", ascii(sentinel.text()), CHUNK + shift);
            assertFound("UTF-8", ascii(sentinel.text()), 2 * CHUNK + shift);
        }
    }

    @Test
    void findsEachOfSeveralInSubfolders() throws IOException {
        Sentinel other = Sentinel.random();
        Path deep = Files.createDirectories(folder.resolve("a/b"));
        Files.writeString(deep.resolve("one"), "x" + sentinel + sentinel);
        Files.writeString(folder.resolve("two"), "" + other);
        assertThat(SentinelSearch.of(sentinel, other).in(folder))
                .extracting(
                        Finding::sentinel,
                        finding -> finding.file().getFileName().toString(),
                        Finding::offset)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(sentinel.text(), "one", 1L),
                        org.assertj.core.groups.Tuple.tuple(sentinel.text(), "one", 25L),
                        org.assertj.core.groups.Tuple.tuple(other.text(), "two", 0L));
    }

    @Test
    void findsNothingInNoise() throws IOException {
        byte[] noise = new byte[3 * CHUNK];
        new Random(1).nextBytes(noise);
        Files.write(folder.resolve("noise"), noise);
        assertThat(SentinelSearch.of(sentinel).in(folder)).isEmpty();
    }

    @Test
    void refusesToSearchNothing() {
        assertThatThrownBy(() -> SentinelSearch.of(sentinel).in(folder)).hasMessageContaining("holds no file");
        assertThatThrownBy(() -> SentinelSearch.of(sentinel).in(folder.resolve("missing")))
                .isInstanceOf(IOException.class);
    }

    private void assertFound(String encoding, byte[] planted, int offset) throws IOException {
        Path file = folder.resolve("f");
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(filler(offset));
            out.write(planted);
            out.write(filler(100));
        }
        assertThat(SentinelSearch.of(sentinel).in(folder))
                .containsExactly(new Finding(sentinel.text(), encoding, file, offset));
    }

    // not zero, which before UTF-16 of one byte order is UTF-16 of the other
    private static byte[] filler(int length) {
        byte[] filler = new byte[length];
        Arrays.fill(filler, (byte) 0x7f);
        return filler;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
