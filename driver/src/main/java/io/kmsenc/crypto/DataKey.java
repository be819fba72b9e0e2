package io.kmsenc.crypto;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.security.auth.Destroyable;
import org.jspecify.annotations.Nullable;

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
    private volatile boolean destroyed;

    /** Bounded by the configuration: one entry per identity, and type and suite it is kept under. */
    private final Map<Use, ColumnKey> columnKeys = new ConcurrentHashMap<>();

    /** Of each identity the one that was derived last, nearly always its only one: found by a name that knows its hash. */
    private final Map<String, ColumnKey> latest = new ConcurrentHashMap<>();

    /** All randomized columns share one, and with it its warm keys. */
    private @Nullable Aead randomized;

    private record Use(Suite suite, int type, String identity) {}

    private DataKey(byte[] bytes) {
        this.bytes = bytes;
        this.id = KeyDerivation.keyId(bytes);
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
     * The key in its use for a suite, logical type and identity; made once and kept until this key is destroyed.
     *
     * @param type the code of a logical type, 1..127
     * @param identity what the messages are bound to
     * @throws DestroyedKeyException if this key was destroyed
     * @throws IllegalArgumentException if the type is out of range, or the identity over 65,535 bytes or not Unicode
     */
    public ColumnKey forColumn(Suite suite, int type, String identity) {
        ColumnKey known = latest.get(identity);
        return known != null && known.isFor(suite, type) ? known : find(new Use(suite, type, identity));
    }

    private ColumnKey find(Use use) {
        ColumnKey known = columnKeys.get(use);
        return known != null ? known : derive(use);
    }

    private synchronized ColumnKey derive(Use use) {
        if (destroyed) {
            throw new DestroyedKeyException(id);
        }
        ColumnKey derived = columnKeys.computeIfAbsent(
                use, u -> new ColumnKey(id, u.suite(), u.type(), u.identity(), aead(u.suite(), u.identity())));
        latest.put(use.identity(), derived);
        return derived;
    }

    private Aead aead(Suite suite, String identity) {
        return switch (suite) {
            case XAES_256_GCM -> randomized();
            case AES_256_SIV -> KeyDerivation.aes256Siv(bytes, identity);
        };
    }

    private synchronized Aead randomized() {
        Aead known = randomized;
        if (known == null) {
            known = KeyDerivation.xaes256Gcm(bytes);
            randomized = known;
        }
        return known;
    }

    /** Wipes the bytes and drops what was derived from them; a value that is being encrypted is finished. */
    @Override
    public synchronized void destroy() {
        destroyed = true;
        Arrays.fill(bytes, (byte) 0);
        randomized = null;
        columnKeys.values().forEach(ColumnKey::destroy);
        columnKeys.clear();
        latest.clear();
    }

    @Override
    public boolean isDestroyed() {
        return destroyed;
    }

    /** The key's id, which is not secret. */
    @Override
    public String toString() {
        return "DataKey[" + id + "]";
    }
}
