package io.kmsenc.crypto;

import java.util.Arrays;
import javax.security.auth.Destroyable;

/**
 * A data key: 256 random bits that encrypt values. Threads may share it. What depends on it is derived from it by HKDF;
 * the bytes themselves encrypt nothing and leave this object never.
 *
 * <p>Once destroyed it derives nothing more: it throws {@link DestroyedKeyException}, and the caller asks for the key
 * again.
 */
public final class DataKey implements Destroyable {

    /** Bytes of a data key. */
    public static final int LENGTH = 32;

    private final KeyId id;
    private final byte[] bytes;
    private boolean destroyed;

    private DataKey(byte[] bytes) {
        this.bytes = bytes;
        this.id = KeyId.read(Hkdf.derive(bytes, "kmsenc v1 key id", KeyId.LENGTH), 0);
    }

    /**
     * A data key of a copy of the bytes, which stay the caller's to wipe.
     *
     * @throws IllegalArgumentException if they are not 32
     */
    public static DataKey of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a data key is " + LENGTH + " bytes");
        }
        return new DataKey(bytes.clone());
    }

    public KeyId id() {
        return id;
    }

    /**
     * Key material for one purpose; the receiver wipes it.
     *
     * @throws DestroyedKeyException if the key was destroyed
     */
    synchronized byte[] derive(String purpose, int length) {
        if (destroyed) {
            throw new DestroyedKeyException(id);
        }
        return Hkdf.derive(bytes, purpose, length);
    }

    /** Wipes the bytes. What was derived before is dropped with its holder. */
    @Override
    public synchronized void destroy() {
        destroyed = true;
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public synchronized boolean isDestroyed() {
        return destroyed;
    }

    /** The key's id, which is not secret. */
    @Override
    public String toString() {
        return "DataKey[" + id + "]";
    }
}
