package io.kmsenc.keys.local;

import io.kmsenc.provider.DirectProvider;
import io.kmsenc.provider.EncryptedDataKey;
import io.kmsenc.provider.GeneratedDataKey;
import io.kmsenc.provider.ProviderException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts data keys by AES-256-GCM under a key derived from the {@code secret_key}, the encryption context as AAD. The
 * nonce is random: a key-encryption key sees as many data keys as there are days, far from the limit of random nonces.
 *
 * <p>A process derives its own salt once, unless it has decrypted a data key before: then it goes on with that key's salt,
 * so that a table has few salts and a process few slow derivations. Only a salt that was authenticated is taken over.
 */
final class SecretKeyProvider implements DirectProvider {

    /** The name in the encryption context under which a data key's row has its label. */
    private static final String LABEL = "kmsenc:label";

    private final String name;
    private final KeyEncryptionKeys keys;
    private final SecureRandom random = new SecureRandom();
    private volatile byte @Nullable [] knownSalt;
    private volatile boolean closed;

    SecretKeyProvider(String name, String secretKey) {
        this(name, secretKey, KeyEncryptionKeys.ITERATIONS);
    }

    /** Version 1 of the encrypted form means {@link KeyEncryptionKeys#ITERATIONS}; tests can't wait for them. */
    SecretKeyProvider(String name, String secretKey, int iterations) {
        this.name = name;
        this.keys = new KeyEncryptionKeys(secretKey, iterations);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public GeneratedDataKey generate(Map<String, String> encryptionContext) {
        byte[] dataKey = randomBytes(WrappedKey.KEY_LENGTH);
        return new GeneratedDataKey(dataKey, encrypt(dataKey, encryptionContext).bytes());
    }

    @Override
    public EncryptedDataKey encrypt(byte[] dataKey, Map<String, String> encryptionContext) {
        if (dataKey.length != WrappedKey.KEY_LENGTH) {
            throw new IllegalArgumentException("a data key is " + WrappedKey.KEY_LENGTH + " bytes");
        }
        byte[] salt = salt();
        byte[] nonce = randomBytes(WrappedKey.NONCE_LENGTH);
        try {
            byte[] sealed = crypt(Cipher.ENCRYPT_MODE, salt, nonce, dataKey, encryptionContext);
            return new EncryptedDataKey(new WrappedKey(salt, nonce, sealed).bytes(), null);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-256-GCM", e);
        }
    }

    @Override
    public byte[] decrypt(byte[] encryptedDataKey, Map<String, String> encryptionContext) {
        if (DirectKey.isForm(encryptedDataKey)) {
            return directKey(encryptionContext.getOrDefault(LABEL, ""));
        }
        try {
            WrappedKey wrapped = WrappedKey.parse(encryptedDataKey);
            byte[] dataKey =
                    crypt(Cipher.DECRYPT_MODE, wrapped.salt(), wrapped.nonce(), wrapped.sealed(), encryptionContext);
            knownSalt = wrapped.salt();
            return dataKey;
        } catch (IllegalArgumentException e) {
            throw new ProviderException(
                    place() + "the encrypted data key is not of its making: " + e.getMessage()
                            + "; restore the row from a backup",
                    false,
                    e);
        } catch (AEADBadTagException e) {
            throw new ProviderException(
                    place() + "the encrypted data key failed authentication; set the secret_key under which it was"
                            + " encrypted, or restore the row from a backup if it was altered",
                    false,
                    e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-256-GCM", e);
        }
    }

    @Override
    public byte[] directKey(String use) {
        byte[] key = key(DirectKey.salt());
        try {
            return DirectKey.derive(key, use);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    @Override
    public byte[] directForm() {
        return DirectKey.form();
    }

    private byte[] crypt(int mode, byte[] salt, byte[] nonce, byte[] input, Map<String, String> encryptionContext)
            throws GeneralSecurityException {
        byte[] aad = ContextAad.of(salt, encryptionContext);
        byte[] key = key(salt);
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    mode,
                    new SecretKeySpec(key, "AES"),
                    new GCMParameterSpec(Byte.SIZE * WrappedKey.TAG_LENGTH, nonce));
            cipher.updateAAD(aad);
            return cipher.doFinal(input);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private byte[] key(byte[] salt) {
        byte[] key = keys.get(salt);
        // Asked after the derivation: what was derived while the secret was being wiped is worthless.
        if (closed) {
            throw new IllegalStateException(place() + "closed");
        }
        return key;
    }

    private byte[] salt() {
        byte[] salt = knownSalt;
        if (salt == null) {
            salt = randomBytes(WrappedKey.SALT_LENGTH);
            knownSalt = salt;
        }
        return salt;
    }

    private byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private String place() {
        return "provider \"" + name + "\": ";
    }

    @Override
    public void close() {
        closed = true;
        keys.close();
    }

    /** The name, and nothing of the secret. */
    @Override
    public String toString() {
        return "SecretKeyProvider[" + name + "]";
    }
}
