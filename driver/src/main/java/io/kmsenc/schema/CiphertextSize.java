package io.kmsenc.schema;

import java.util.OptionalInt;

/** How long the longest stored form of a column's values is, by the arithmetic of docs/FORMAT.md. */
public final class CiphertextSize {

    // of the binary form: the header, and what a suite adds
    private static final int HEADER = 23;
    private static final int RANDOMIZED = 40;
    private static final int DETERMINISTIC = 16;
    // of the text form: what stands for the first five bytes of the header
    private static final int PREFIX = 8;
    private static final int IN_PREFIX = 5;

    private static final int MAX_BYTES_OF_CHARACTER = 4;
    private static final int DECIMAL_BLOCK = 8;

    private CiphertextSize() {}

    /**
     * The characters of the longest stored form, all ASCII, or for a binary column its bytes; empty where the declared type
     * has no size. Some value of the type has a stored form of that length, and none a longer one.
     */
    public static OptionalInt ofLongest(ColumnRule rule) {
        OptionalInt plaintext = plaintext(rule.declared());
        return plaintext.isEmpty() ? plaintext : OptionalInt.of(stored(rule, plaintext.getAsInt()));
    }

    /** The same of the shortest stored form, that of an empty text, which every stored form of the column has room for. */
    public static int ofShortest(ColumnRule rule) {
        return stored(rule, 0);
    }

    /**
     * How many bytes the plaintext of a value may have whose stored form is no longer than that; 0 where there is no room for any.
     *
     * @param length characters, or for a binary column bytes
     */
    public static long room(ColumnRule rule, long length) {
        int overhead = HEADER + (rule.deterministic() ? DETERMINISTIC : RANDOMIZED);
        long message = rule.type().keptAsCharacters() ? 3 * (length - PREFIX) / 4 + IN_PREFIX : length;
        return Math.max(0, message - overhead);
    }

    private static int stored(ColumnRule rule, int plaintext) {
        int message = HEADER + (rule.deterministic() ? DETERMINISTIC : RANDOMIZED) + plaintext;
        return rule.type().keptAsCharacters() ? PREFIX + (4 * (message - IN_PREFIX) + 2) / 3 : message;
    }

    private static OptionalInt plaintext(DeclaredType declared) {
        return switch (declared.type()) {
            case TEXT ->
                declared.size() == DeclaredType.UNLIMITED
                        ? OptionalInt.empty()
                        : OptionalInt.of(MAX_BYTES_OF_CHARACTER * declared.size());
            case BINARY, JSON -> OptionalInt.empty();
            case BOOLEAN -> OptionalInt.of(1);
            case INTEGER -> OptionalInt.of("+2147483647".length());
            case BIGINT -> OptionalInt.of("+9223372036854775807".length());
            case DECIMAL -> OptionalInt.of(decimal(declared));
            case DATE -> OptionalInt.of("9999-12-31".length());
            case TIMESTAMP -> OptionalInt.of("9999-12-31T23:59:59.999999999".length());
            case UUID -> OptionalInt.of("00000000-0000-0000-0000-000000000000".length());
        };
    }

    private static int decimal(DeclaredType declared) {
        int whole = Math.max(1, declared.size() - declared.scale());
        int blocks = (whole + DECIMAL_BLOCK - 1) / DECIMAL_BLOCK;
        int fraction = declared.scale() == 0 ? 0 : 1 + declared.scale();
        return 1 + blocks * DECIMAL_BLOCK + fraction;
    }
}
