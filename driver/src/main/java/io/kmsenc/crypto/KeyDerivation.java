package io.kmsenc.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;

/** What is derived from a data key, each under an info of its own (docs/FORMAT.md, "Keys"). */
final class KeyDerivation {

    /** Thread-safe, and asked for hundreds of bytes at a time. */
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final byte[] KEY_ID = ascii("kmsenc v1 key id");
    private static final byte[] XAES_256_GCM = ascii("kmsenc v1 XAES-256-GCM");
    private static final byte[] AES_256_SIV = ascii("kmsenc v1 AES-256-SIV");

    private KeyDerivation() {}

    static KeyId keyId(byte[] dataKey) {
        return KeyId.read(Hkdf.derive(dataKey, KEY_ID, KeyId.LENGTH), 0);
    }

    static Aead xaes256Gcm(byte[] dataKey) {
        return xaes256Gcm(dataKey, RANDOM);
    }

    /** With the source of nonces given, so that a published nonce can be used. */
    static Aead xaes256Gcm(byte[] dataKey, SecureRandom random) {
        byte[] key = Hkdf.derive(dataKey, XAES_256_GCM, XaesKdf.KEY_LENGTH);
        Aead aead = new Xaes256Gcm(key, random, Xaes256Gcm.MESSAGES_PER_DERIVED_KEY);
        Arrays.fill(key, (byte) 0);
        return aead;
    }

    /** A key per identity, so that equal plaintexts of different identities share nothing. */
    static Aead aes256Siv(byte[] dataKey, String identity) {
        byte[] key = Hkdf.derive(dataKey, sivInfo(identity), AesSivAead.KEY_LENGTH);
        Aead aead = new AesSivAead(key);
        Arrays.fill(key, (byte) 0);
        return aead;
    }

    private static byte[] sivInfo(String identity) {
        byte[] bound = Aad.lengthPrefixed(identity);
        return ByteBuffer.allocate(AES_256_SIV.length + 1 + bound.length)
                .put(AES_256_SIV)
                .put((byte) 0)
                .put(bound)
                .array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
