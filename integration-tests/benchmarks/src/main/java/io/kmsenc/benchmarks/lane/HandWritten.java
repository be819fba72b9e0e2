package io.kmsenc.benchmarks.lane;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a careful application would write itself: AES-256-GCM under one warm key with a {@link Cipher} that is kept, a random nonce for
 * each value, Base64 text; to look for a value, an HMAC-SHA-256 in a column beside it.
 */
public final class HandWritten implements Subject {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key = new SecretKeySpec(bytes(1), "AES");
    private final Cipher encryption = Cipher.getInstance("AES/GCM/NoPadding");
    private final Cipher decryption = Cipher.getInstance("AES/GCM/NoPadding");
    private final Mac index = Mac.getInstance("HmacSHA256");

    public HandWritten() throws GeneralSecurityException {
        index.init(new SecretKeySpec(bytes(2), "HmacSHA256"));
    }

    private static byte[] bytes(int value) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) value);
        return key;
    }

    @Override
    public Connection open(Place place, Path folder) throws SQLException {
        return DriverManager.getConnection(place.url());
    }

    @Override
    public String stored(String secret) {
        try {
            byte[] plaintext = secret.getBytes(StandardCharsets.UTF_8);
            byte[] nonce = new byte[NONCE];
            random.nextBytes(nonce);
            encryption.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            byte[] stored = new byte[NONCE + plaintext.length + TAG_BITS / Byte.SIZE];
            System.arraycopy(nonce, 0, stored, 0, NONCE);
            encryption.doFinal(plaintext, 0, plaintext.length, stored, NONCE);
            return Base64.getEncoder().encodeToString(stored);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String read(String text) {
        try {
            byte[] stored = Base64.getDecoder().decode(text);
            decryption.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, stored, 0, NONCE));
            return new String(decryption.doFinal(stored, NONCE, stored.length - NONCE), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String lookupCondition() {
        return "email_index = ?";
    }

    @Override
    public String lookedFor(String secret) {
        return Base64.getEncoder().encodeToString(index.doFinal(secret.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String accountInsert() {
        return "INSERT INTO accounts (id, owner, email, email_index) VALUES (?, ?, ?, ?)";
    }

    @Override
    public boolean encrypts() {
        return true;
    }
}
