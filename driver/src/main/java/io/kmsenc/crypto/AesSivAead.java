package io.kmsenc.crypto;

import com.google.crypto.tink.subtle.AesSiv;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;

/**
 * AES-SIV (RFC 5297) with the AAD as its one component of associated data: deterministic, the payload is the 16-byte
 * synthetic IV and the ciphertext. By Tink (docs/adr/0002-aes-siv-library.md), whose object threads may share.
 */
final class AesSivAead implements Aead {

    /** Bytes of an AES-256-SIV key: half for S2V, half for CTR. */
    static final int KEY_LENGTH = 64;

    private final AesSiv siv;

    /** Copies the key, which stays the caller's to wipe. */
    AesSivAead(byte[] key) {
        if (key.length != KEY_LENGTH) {
            throw new IllegalArgumentException("an AES-256-SIV key is " + KEY_LENGTH + " bytes");
        }
        try {
            siv = new AesSiv(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the Java platform can't do AES-SIV", e);
        }
    }

    @Override
    public void encrypt(byte[] plaintext, byte[] aad, byte[] target, int offset) {
        try {
            byte[] payload = siv.encryptDeterministically(plaintext, aad);
            System.arraycopy(payload, 0, target, offset, payload.length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-SIV can't encrypt", e);
        }
    }

    @Override
    public byte[] decrypt(byte[] message, int offset, byte[] aad) throws AEADBadTagException {
        try {
            return siv.decryptDeterministically(Arrays.copyOfRange(message, offset, message.length), aad);
        } catch (AEADBadTagException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-SIV can't decrypt", e);
        }
    }
}
