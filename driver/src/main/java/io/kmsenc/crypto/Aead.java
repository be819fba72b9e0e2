package io.kmsenc.crypto;

import javax.crypto.AEADBadTagException;

/** One AEAD under one key. Threads share it. No method keeps or changes an array it only reads. */
interface Aead {

    /** Fills {@code target} from {@code offset} to its end with the payload; the caller has sized it by the overhead. */
    void encrypt(byte[] plaintext, byte[] aad, byte[] target, int offset);

    /**
     * The plaintext of the payload that {@code message} holds from {@code offset} to its end; at least the overhead.
     *
     * @throws AEADBadTagException if key, AAD or payload isn't what it was made with
     */
    byte[] decrypt(byte[] message, int offset, byte[] aad) throws AEADBadTagException;
}
