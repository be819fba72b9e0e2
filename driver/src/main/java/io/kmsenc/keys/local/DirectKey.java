package io.kmsenc.keys.local;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key that is derived from the secret key itself, for one use: HKDF-Expand of RFC 5869 with HMAC-SHA-256 from the
 * key-encryption key of a salt that is always the same. docs/DATA-KEYS.md describes it.
 */
final class DirectKey {

    /** What stands in a row in place of an encrypted data key: version 2 of the encrypted form, which holds nothing else. */
    private static final byte VERSION = 2;

    private static final byte[] SALT = ascii("kmsenc direct v1");
    private static final byte[] INFO = ascii("kmsenc direct v1\0");
    private static final String ALGORITHM = "HmacSHA256";

    private DirectKey() {}

    /** Sixteen bytes, the caller's own. */
    static byte[] salt() {
        return SALT.clone();
    }

    static byte[] form() {
        return new byte[] {VERSION};
    }

    static boolean isForm(byte[] encrypted) {
        return encrypted.length == 1 && encrypted[0] == VERSION;
    }

    /** 32 bytes for a use. */
    static byte[] derive(byte[] keyEncryptionKey, String use) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(keyEncryptionKey, ALGORITHM));
            mac.update(INFO);
            mac.update(use.getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(new byte[] {1});
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
