package io.kmsenc.crypto;

import java.security.SecureRandom;

/** Gives the same bytes over and over, so that a published nonce goes the way a random one does. */
@SuppressWarnings("serial") // never serialized
final class FixedRandom extends SecureRandom {

    private final byte[] pattern;

    FixedRandom(byte[] pattern) {
        this.pattern = pattern.clone();
    }

    @Override
    public void nextBytes(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = pattern[i % pattern.length];
        }
    }
}
