package io.kmsenc.it.sentinel;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * A text that is written as the plaintext of a secret column and must never be met again, in any of its encodings.
 * Immutable.
 */
public final class Sentinel {

    /** The shortest text that is not met by chance. */
    private static final int MIN_LENGTH = 12;

    /**
     * The bytes of the text in one encoding.
     *
     * @param name such as {@code UTF-16LE} or {@code base64 of UTF-8, alignment 1}
     */
    @SuppressWarnings("ArrayRecordComponent") // read only, never compared
    record Encoding(String name, byte[] bytes) {}

    private final String text;
    private final List<Encoding> encodings;

    private Sentinel(String text) {
        this(text, encodings(text));
    }

    private Sentinel(String text, List<Encoding> encodings) {
        this.text = text;
        this.encodings = encodings;
    }

    /**
     * A sentinel of a given text.
     *
     * @throws IllegalArgumentException if the text is so short that it would be found by chance
     */
    public static Sentinel of(String text) {
        if (text.length() < MIN_LENGTH) {
            throw new IllegalArgumentException("a sentinel has at least " + MIN_LENGTH + " characters");
        }
        return new Sentinel(text);
    }

    /** Key bytes, which are no text: looked for as they are, in hex, in base64 and as a list of numbers. */
    public static Sentinel of(String name, byte[] bytes) {
        if (bytes.length < MIN_LENGTH) {
            throw new IllegalArgumentException("a sentinel has at least " + MIN_LENGTH + " bytes");
        }
        List<Encoding> all = new ArrayList<>();
        all.add(new Encoding("bytes", bytes.clone()));
        addCodings(all, "bytes", bytes);
        return new Sentinel(name, List.copyOf(all));
    }

    /** A text of 24 characters that exists nowhere else. It is short enough that no database compresses it. */
    public static Sentinel random() {
        return new Sentinel(
                "SENT" + UUID.randomUUID().toString().replace("-", "").substring(0, 20));
    }

    public String text() {
        return text;
    }

    /** All encodings that are looked for. */
    List<Encoding> encodings() {
        return encodings;
    }

    @Override
    public String toString() {
        return text;
    }

    private static List<Encoding> encodings(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        List<Encoding> all = new ArrayList<>();
        all.add(new Encoding("UTF-8", utf8));
        all.add(new Encoding("UTF-16LE", text.getBytes(StandardCharsets.UTF_16LE)));
        all.add(new Encoding("UTF-16BE", text.getBytes(StandardCharsets.UTF_16BE)));
        addCodings(all, "UTF-8", utf8);
        return List.copyOf(all);
    }

    private static void addCodings(List<Encoding> all, String what, byte[] bytes) {
        all.add(ascii("hex of " + what + ", lower case", HexFormat.of().formatHex(bytes)));
        all.add(ascii(
                "hex of " + what + ", upper case",
                HexFormat.of().withUpperCase().formatHex(bytes)));
        all.add(ascii("numbers of " + what, Arrays.toString(bytes).replaceAll("[\\[\\]]", "")));
        for (int alignment = 0; alignment < 3; alignment++) {
            String standard = base64(bytes, alignment);
            String url = standard.replace('+', '-').replace('/', '_');
            all.add(ascii("base64 of " + what + ", alignment " + alignment, standard));
            if (!url.equals(standard)) {
                all.add(ascii("base64url of " + what + ", alignment " + alignment, url));
            }
        }
    }

    // The characters that depend on the sentinel's bits alone, where so many bytes before it share the first triple.
    private static String base64(byte[] bytes, int alignment) {
        byte[] shifted = new byte[alignment + bytes.length];
        System.arraycopy(bytes, 0, shifted, alignment, bytes.length);
        String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        int from = (8 * alignment + 5) / 6;
        int to = 8 * shifted.length / 6;
        return encoded.substring(from, to);
    }

    private static Encoding ascii(String name, String encoded) {
        return new Encoding(name, encoded.getBytes(StandardCharsets.US_ASCII));
    }
}
