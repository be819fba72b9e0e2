package io.kmsenc.crypto;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key derivation of XAES-256-GCM (c2sp.org/XAES-256-GCM, "Detailed key derivation algorithm"): from the input key
 * and the first 12 bytes of a nonce to an AES-256-GCM key. Immutable; threads may share it.
 */
final class XaesKdf {

    /** Bytes of the input key, and of a derived one. */
    static final int KEY_LENGTH = 32;
    /** Bytes of the nonce's first half, which chooses the derived key. */
    static final int CONTEXT_LENGTH = 12;

    private static final int BLOCK = 16;

    private final SecretKey key;
    private final byte[] k1;

    /** Copies the key, which stays the caller's to wipe. */
    XaesKdf(byte[] key) {
        if (key.length != KEY_LENGTH) {
            throw new IllegalArgumentException("an XAES-256-GCM key is " + KEY_LENGTH + " bytes");
        }
        this.key = new SecretKeySpec(key, "AES");
        this.k1 = doubled(encryptBlocks(new byte[BLOCK]));
    }

    /** The AES-256-GCM key for all nonces that begin with the 12 bytes of {@code nonce} from {@code offset}. */
    SecretKey derive(byte[] nonce, int offset) {
        byte[] blocks = new byte[2 * BLOCK];
        for (int i = 0; i < 2; i++) {
            int start = i * BLOCK;
            blocks[start + 1] = (byte) (i + 1);
            blocks[start + 2] = 'X';
            System.arraycopy(nonce, offset, blocks, start + 4, CONTEXT_LENGTH);
            for (int j = 0; j < BLOCK; j++) {
                blocks[start + j] ^= k1[j];
            }
        }
        byte[] derived = encryptBlocks(blocks);
        SecretKey result = new SecretKeySpec(derived, "AES");
        Arrays.fill(derived, (byte) 0);
        return result;
    }

    /** Doubling in GF(2^128), as CMAC makes its subkey K1. */
    private static byte[] doubled(byte[] block) {
        byte[] result = new byte[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            int next = i + 1 < BLOCK ? (block[i + 1] & 0xFF) >>> 7 : 0;
            result[i] = (byte) (block[i] << 1 | next);
        }
        result[BLOCK - 1] ^= (byte) (block[0] < 0 ? 0x87 : 0);
        return result;
    }

    private byte[] encryptBlocks(byte[] blocks) {
        try {
            // ECB here is the bare block cipher that CMAC is made of.
            Cipher aes = Cipher.getInstance("AES/ECB/NoPadding");
            aes.init(Cipher.ENCRYPT_MODE, key);
            return aes.doFinal(blocks);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES", e);
        }
    }
}
