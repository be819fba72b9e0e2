package io.kmsenc.column;

import io.kmsenc.schema.ColumnName;
import org.jspecify.annotations.Nullable;

/** A stored form could not be decrypted, or a value not be encrypted. Names the column and no value. */
public final class ColumnException extends RuntimeException {

    /** What went wrong. */
    public enum Reason {
        /** The stored form is not a ciphertext of ours: plaintext, or another product's. */
        NOT_CIPHERTEXT,
        /** It begins as ours but is truncated, altered in its header, or not in canonical form. */
        MALFORMED,
        /** A version, suite or type this release does not know. */
        UNSUPPORTED,
        /** Wrong key, wrong column, or altered data. */
        AUTHENTICATION_FAILED,
        /** The value itself can't be kept, e.g. an unpaired surrogate. */
        UNSUITABLE_VALUE
    }

    private final Reason reason;

    public ColumnException(ColumnName column, Reason reason, String problem, @Nullable Throwable cause) {
        super("column " + column + ": " + problem, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
