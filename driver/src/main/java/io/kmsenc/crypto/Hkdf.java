package io.kmsenc.crypto;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HKDF with HMAC-SHA-256 and an empty salt (RFC 5869), which JDK 17 has no class for. */
final class Hkdf {

    private static final String HMAC = "HmacSHA256";
    private static final int HASH_LENGTH = 32;
    private static final int MAX_LENGTH = 255 * HASH_LENGTH;

    private Hkdf() {}

    /**
     * {@code length} bytes derived from {@code keyMaterial} for the use that {@code info} names; the receiver wipes them.
     *
     * @param length at most 255 times 32
     */
    static byte[] derive(byte[] keyMaterial, byte[] info, int length) {
        if (length > MAX_LENGTH) {
            throw new IllegalArgumentException("HKDF gives at most " + MAX_LENGTH + " bytes");
        }
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(new byte[HASH_LENGTH], HMAC));
            byte[] pseudoRandomKey = mac.doFinal(keyMaterial);
            mac.init(new SecretKeySpec(pseudoRandomKey, HMAC));
            Arrays.fill(pseudoRandomKey, (byte) 0);
            return expand(mac, info, length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }

    private static byte[] expand(Mac mac, byte[] info, int length) {
        byte[] output = new byte[length];
        byte[] block = new byte[0];
        for (int done = 0, counter = 1; done < length; done += HASH_LENGTH, counter++) {
            mac.update(block);
            Arrays.fill(block, (byte) 0);
            mac.update(info);
            mac.update((byte) counter);
            block = mac.doFinal();
            System.arraycopy(block, 0, output, done, Math.min(HASH_LENGTH, length - done));
        }
        Arrays.fill(block, (byte) 0);
        return output;
    }
}
