package io.kmsenc.provider;

import java.util.Arrays;
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
    EncryptedDataKey encrypt(byte[] dataKey, Map<String, String> encryptionContext);

    /**
     * The data key behind an encrypted form.
     *
     * @throws ProviderException if the key-encryption key can't be used, or the form is not of its making
     */
    byte[] decrypt(byte[] encryptedDataKey, Map<String, String> encryptionContext);

    /**
     * The encrypted form, by this provider, of a data key that another encrypted. By default {@code source} decrypts it and
     * this provider encrypts it; a provider that can have it done without seeing the data key does. Nobody has then
     * compared the data key with the name of its row: who replaces a row decrypts the new form first.
     *
     * @param encryptedDataKey of {@code source}
     * @param sourceContext the encryption context under which it was encrypted
     * @param source may be this provider itself, to bring a data key under the key-encryption key of today
     * @param context the encryption context of the new form
     * @throws ProviderException of either provider
     */
    default EncryptedDataKey reencrypt(
            byte[] encryptedDataKey, Map<String, String> sourceContext, Provider source, Map<String, String> context) {
        byte[] dataKey = source.decrypt(encryptedDataKey, sourceContext);
        try {
            return encrypt(dataKey, context);
        } finally {
            Arrays.fill(dataKey, (byte) 0);
        }
    }

    /** Releases connections and wipes what can be wiped. */
    @Override
    void close();
}
