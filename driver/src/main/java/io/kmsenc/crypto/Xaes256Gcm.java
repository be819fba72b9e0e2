package io.kmsenc.crypto;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * XAES-256-GCM (c2sp.org/XAES-256-GCM): AES-256-GCM under a key derived from the first half of a 24-byte random nonce.
 * The payload is nonce, ciphertext and 16-byte tag. Threads share it and don't wait for each other.
 */
final class Xaes256Gcm implements Aead {

    static final int NONCE_LENGTH = 24;
    static final int TAG_LENGTH = 16;

    /**
     * Messages under one derived key: two second halves of 96 random bits are equal among 2^16 messages with a
     * probability below 2^-65 (docs/FORMAT.md, "How many messages").
     */
    static final int MESSAGES_PER_DERIVED_KEY = 1 << 16;

    private final StripedPool<XaesWriter> writers;
    private final StripedPool<Cipher> readers = new StripedPool<>(Xaes256Gcm::newCipher);
    private final XaesSubkeyCache subkeys;

    /** Copies the key, which stays the caller's to wipe. */
    Xaes256Gcm(byte[] key, SecureRandom random, int messagesPerDerivedKey) {
        XaesKdf kdf = new XaesKdf(key);
        this.subkeys = new XaesSubkeyCache(kdf);
        this.writers = new StripedPool<>(() -> new XaesWriter(kdf, random, messagesPerDerivedKey));
    }

    @Override
    public void encrypt(byte[] plaintext, byte[] aad, byte[] target, int offset) {
        // A writer that fails is dropped and never given back: its cipher may be in any state.
        XaesWriter writer = writers.take();
        try {
            writer.encrypt(plaintext, aad, target, offset);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM can't encrypt", e);
        }
        writers.give(writer);
    }

    @Override
    public byte[] decrypt(byte[] message, int offset, byte[] aad) throws AEADBadTagException {
        Cipher cipher = readers.take();
        byte[] plaintext = new byte[message.length - offset - NONCE_LENGTH - TAG_LENGTH];
        try {
            decrypt(cipher, message, offset, aad, plaintext);
        } catch (AEADBadTagException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM can't decrypt", e);
        }
        readers.give(cipher);
        return plaintext;
    }

    private void decrypt(Cipher cipher, byte[] message, int offset, byte[] aad, byte[] plaintext)
            throws GeneralSecurityException {
        int half = XaesKdf.CONTEXT_LENGTH;
        int start = offset + NONCE_LENGTH;
        cipher.init(
                Cipher.DECRYPT_MODE,
                subkeys.get(message, offset),
                new GCMParameterSpec(8 * TAG_LENGTH, message, offset + half, half));
        cipher.updateAAD(aad);
        cipher.doFinal(message, start, message.length - start, plaintext, 0);
    }

    static Cipher newCipher() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES/GCM/NoPadding", e);
        }
    }
}
