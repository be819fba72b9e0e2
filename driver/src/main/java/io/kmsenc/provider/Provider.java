package io.kmsenc.provider;

import java.util.Map;

/**
 * Encrypts and decrypts data keys under a key-encryption key that this process need not hold. Threads share a provider.
 *
 * <p>A data key is 32 bytes. The encryption context is a map without secrets; the same map must be given to decrypt what
 * was encrypted with it. Arrays are the caller's to wipe; an implementation keeps no reference to them.
 */
public interface Provider extends AutoCloseable {

    /** The name that is recorded beside each data key: {@code awskms.main}. */
    String name();

    /**
     * Makes a new data key and its encrypted form.
     *
     * @throws ProviderException if the key-encryption key can't be used
     */
    GeneratedDataKey generate(Map<String, String> encryptionContext);

    /**
     * The encrypted form of an existing data key.
     *
     * @throws ProviderException if the key-encryption key can't be used
     */
    byte[] encrypt(byte[] dataKey, Map<String, String> encryptionContext);

    /**
     * The data key behind an encrypted form.
     *
     * @throws ProviderException if the key-encryption key can't be used, or the form is not of its making
     */
    byte[] decrypt(byte[] encryptedDataKey, Map<String, String> encryptionContext);

    /** Releases connections and wipes what can be wiped. */
    @Override
    void close();
}
