package io.kmsenc.crypto;

import java.util.Optional;

/** The AEAD that a message was made with. */
public enum Suite {
    /** Randomized: XAES-256-GCM (C2SP), a 24-byte random nonce before the ciphertext and a 16-byte tag behind it. */
    XAES_256_GCM(1, 24 + 16),
    /** Deterministic: AES-256-SIV (RFC 5297), its 16-byte synthetic IV before the ciphertext. */
    AES_256_SIV(2, 16);

    private final int code;
    private final int overhead;

    Suite(int code, int overhead) {
        this.code = code;
        this.overhead = overhead;
    }

    /** The suite's byte in a header; never reused for another suite. */
    public int code() {
        return code;
    }

    /** Bytes by which a payload is longer than its plaintext. */
    public int overhead() {
        return overhead;
    }

    /** The suite of a code, or empty where this release knows none. */
    public static Optional<Suite> of(int code) {
        for (Suite suite : values()) {
            if (suite.code == code) {
                return Optional.of(suite);
            }
        }
        return Optional.empty();
    }
}
