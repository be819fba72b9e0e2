package io.kmsenc.schema;

/**
 * What the application sees in a secret column. The type decides the stored form: text is kept as a prefix and
 * base64url in a character column, binary as raw bytes in a binary column.
 */
public enum LogicalType {
    /** Character strings; the plaintext is their UTF-8 form. */
    TEXT(1),
    /** Byte strings. */
    BINARY(2);

    private final int code;

    LogicalType(int code) {
        this.code = code;
    }

    /** The type's byte in a ciphertext header; never reused for another type. */
    public int code() {
        return code;
    }
}
