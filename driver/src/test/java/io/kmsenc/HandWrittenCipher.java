package io.kmsenc;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What an application would write itself at its best: AES-256-GCM under one warm key, with a cipher that is kept, as Base64
 * text; bound to nothing, and without a header that tells the key. For one thread.
 */
final class HandWrittenCipher {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key = new SecretKeySpec(random.generateSeed(32), "AES");
    private final Cipher writer = Cipher.getInstance("AES/GCM/NoPadding");
    private final Cipher reader = Cipher.getInstance("AES/GCM/NoPadding");

    HandWrittenCipher() throws GeneralSecurityException {}

    String encrypt(String text) throws GeneralSecurityException {
        byte[] plaintext = text.getBytes(StandardCharsets.UTF_8);
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        writer.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
        byte[] stored = new byte[NONCE + plaintext.length + TAG_BITS / Byte.SIZE];
        System.arraycopy(nonce, 0, stored, 0, NONCE);
        writer.doFinal(plaintext, 0, plaintext.length, stored, NONCE);
        return Base64.getEncoder().encodeToString(stored);
    }

    String decrypt(String text) throws GeneralSecurityException {
        byte[] stored = Base64.getDecoder().decode(text);
        reader.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, stored, 0, NONCE));
        return new String(reader.doFinal(stored, NONCE, stored.length - NONCE), StandardCharsets.UTF_8);
    }
}
