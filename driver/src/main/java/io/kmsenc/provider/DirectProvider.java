package io.kmsenc.provider;

/**
 * A provider whose key-encryption key is at hand, so that values can be encrypted under keys derived from it, without a data
 * key that would have to be kept. Threads share it.
 */
public interface DirectProvider extends Provider {

    /**
     * The key for a use, 32 bytes: always the same, and unrelated to those of other uses. The caller wipes it.
     *
     * @throws ProviderException if it can't be derived
     */
    byte[] directKey(String use);

    /**
     * What stands for {@link #directKey} in a row of that label; {@link #decrypt} makes the key of it.
     */
    byte[] directForm();
}
