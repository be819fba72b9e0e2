package io.kmsenc.crypto;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts under XAES-256-GCM with a warm key: the first half of the nonce, which chooses the derived key, is kept for a
 * bounded number of messages; the second half is drawn anew for every message. For one thread at a time.
 */
final class XaesWriter {

    private static final int HALF = XaesKdf.CONTEXT_LENGTH;
    /** Random bytes drawn at once: SecureRandom has a lock that a call per message would contend for. */
    private static final int REFILL = 32 * HALF;

    private final XaesKdf kdf;
    private final SecureRandom random;
    private final int messagesPerKey;
    private final Cipher cipher = Xaes256Gcm.newCipher();

    /** Bytes from {@code used} on were never part of any nonce. */
    private final byte[] buffer = new byte[REFILL];

    private int used = REFILL;

    private final byte[] firstHalf = new byte[HALF];
    private @Nullable SecretKey derived;
    private int messagesLeft;

    XaesWriter(XaesKdf kdf, SecureRandom random, int messagesPerKey) {
        this.kdf = kdf;
        this.random = random;
        this.messagesPerKey = messagesPerKey;
    }

    /** Fills {@code target} from {@code offset} with nonce, ciphertext and tag. After an exception the writer is unusable. */
    void encrypt(byte[] plaintext, byte[] aad, byte[] target, int offset) throws GeneralSecurityException {
        SecretKey key = key();
        System.arraycopy(firstHalf, 0, target, offset, HALF);
        draw(target, offset + HALF);
        cipher.init(
                Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(8 * Xaes256Gcm.TAG_LENGTH, target, offset + HALF, HALF));
        cipher.updateAAD(aad);
        cipher.doFinal(plaintext, 0, plaintext.length, target, offset + Xaes256Gcm.NONCE_LENGTH);
    }

    private SecretKey key() {
        SecretKey key = derived;
        if (key == null || messagesLeft == 0) {
            draw(firstHalf, 0);
            key = kdf.derive(firstHalf, 0);
            derived = key;
            messagesLeft = messagesPerKey;
        }
        messagesLeft--;
        return key;
    }

    /** Copies one half of a nonce out of the buffer; each random byte is used once. */
    private void draw(byte[] target, int offset) {
        if (used == REFILL) {
            random.nextBytes(buffer);
            used = 0;
        }
        System.arraycopy(buffer, used, target, offset, HALF);
        used += HALF;
    }
}
