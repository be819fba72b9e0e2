package io.kmsenc.schema;

import java.util.Locale;

/**
 * What the application sees in a secret column. The type decides the stored form: binary is kept as raw bytes in a binary
 * column, every other type as a prefix and base64url in a character column.
 */
public enum LogicalType {
    /** Character strings; the plaintext is their UTF-8 form. */
    TEXT(1),
    /** Byte strings. */
    BINARY(2),
    /** True and false. */
    BOOLEAN(3),
    /** Whole numbers of 32 bits. */
    INTEGER(4),
    /** Whole numbers of 64 bits. */
    BIGINT(5),
    /** Decimal numbers of a fixed scale. */
    DECIMAL(6),
    /** Days of the years 1 to 9999. */
    DATE(7),
    /** Days of the same years with a time of day, in no time zone. */
    TIMESTAMP(8),
    /** Identifiers of 128 bits. */
    UUID(9),
    /** JSON documents; the plaintext is their text as it was given. */
    JSON(10);

    private final int code;

    LogicalType(int code) {
        this.code = code;
    }

    /** The type's byte in a ciphertext header; never reused for another type. */
    public int code() {
        return code;
    }

    /** Whether ciphertexts are kept in a character column; if not, in a binary one. */
    public boolean keptAsCharacters() {
        return this != BINARY;
    }

    /** Whether the values are strings of characters or bytes, and so aren't converted on their way to the plaintext. */
    public boolean isString() {
        return this == TEXT || this == BINARY;
    }

    /** Whether a value is an instant only by a time zone. */
    public boolean isTemporal() {
        return this == DATE || this == TIMESTAMP;
    }

    /** The type as the configuration and messages write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
