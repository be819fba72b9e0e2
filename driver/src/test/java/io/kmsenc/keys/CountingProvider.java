package io.kmsenc.keys;

import io.kmsenc.provider.EncryptedDataKey;
import io.kmsenc.provider.GeneratedDataKey;
import io.kmsenc.provider.Provider;
import io.kmsenc.provider.ProviderException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A real provider under a key of its own, which counts its calls and can be made slow or unable. */
final class CountingProvider implements Provider {

    private static final int NONCE = 12;

    final AtomicInteger generated = new AtomicInteger();
    final AtomicInteger decrypted = new AtomicInteger();
    final AtomicInteger closed = new AtomicInteger();
    volatile long delayMillis;
    volatile boolean failing;
    volatile boolean denied;

    private final String name;
    private final byte[] secret;
    private final SecureRandom random = new SecureRandom();

    /** Two providers of one name have the same key-encryption key. */
    CountingProvider(String name) {
        this.name = name;
        this.secret = Arrays.copyOf(name.getBytes(StandardCharsets.UTF_8), 32);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public GeneratedDataKey generate(Map<String, String> encryptionContext) {
        generated.incrementAndGet();
        byte[] key = new byte[32];
        random.nextBytes(key);
        pause();
        return new GeneratedDataKey(key, seal(key, encryptionContext), name + "/key");
    }

    @Override
    public EncryptedDataKey encrypt(byte[] dataKey, Map<String, String> encryptionContext) {
        pause();
        return new EncryptedDataKey(seal(dataKey, encryptionContext), name + "/key");
    }

    private byte[] seal(byte[] dataKey, Map<String, String> encryptionContext) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, nonce, dataKey, encryptionContext);
        return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    }

    @Override
    public byte[] decrypt(byte[] encryptedDataKey, Map<String, String> encryptionContext) {
        decrypted.incrementAndGet();
        pause();
        byte[] nonce = Arrays.copyOf(encryptedDataKey, NONCE);
        byte[] sealed = Arrays.copyOfRange(encryptedDataKey, NONCE, encryptedDataKey.length);
        return crypt(Cipher.DECRYPT_MODE, nonce, sealed, encryptionContext);
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] input, Map<String, String> context) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(secret, "AES"), new GCMParameterSpec(128, nonce));
            cipher.updateAAD(new TreeMap<>(context).toString().getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new ProviderException("provider \"" + name + "\": failed authentication", false, e);
        }
    }

    private void pause() {
        try {
            Thread.sleep(delayMillis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (denied) {
            throw new ProviderException("provider \"" + name + "\": denied", false, new IllegalStateException());
        }
        if (failing) {
            throw new ProviderException("provider \"" + name + "\": out of order", true, new IllegalStateException());
        }
    }

    @Override
    public void close() {
        closed.incrementAndGet();
    }
}
