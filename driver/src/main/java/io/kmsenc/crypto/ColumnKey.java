package io.kmsenc.crypto;

import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import org.jspecify.annotations.Nullable;

/**
 * A data key in its use for one suite, logical type and identity: makes whole messages and opens its own only. Threads
 * share it. Once its data key is destroyed it throws {@link DestroyedKeyException}.
 */
public final class ColumnKey {

    private final KeyId id;
    private final Suite suite;
    private final int type;
    private final byte[] aad;
    private volatile @Nullable Aead aead;

    ColumnKey(KeyId id, Suite suite, int type, String identity, Aead aead) {
        this.id = id;
        this.suite = suite;
        this.type = type;
        this.aad = Aad.of(suite, type, id, identity);
        this.aead = aead;
    }

    /**
     * The message for a plaintext, behind {@code offset} bytes that are left zero for the caller.
     *
     * @throws DestroyedKeyException if the data key was destroyed
     */
    public byte[] encrypt(byte[] plaintext, int offset) {
        Aead live = live();
        byte[] message = new byte[offset + Header.LENGTH + suite.overhead() + plaintext.length];
        System.arraycopy(aad, 0, message, offset, Header.LENGTH);
        live.encrypt(plaintext, aad, message, offset + Header.LENGTH);
        return message;
    }

    /**
     * The plaintext of the message that fills the array from {@code offset}.
     *
     * @throws AEADBadTagException if the message is of another key, suite, type or identity, or was altered
     * @throws DestroyedKeyException if the data key was destroyed
     */
    public byte[] decrypt(byte[] message, int offset) throws AEADBadTagException {
        Aead live = live();
        int payload = offset + Header.LENGTH;
        // The AEAD is given this key's own header: a message with another one must not pass for it.
        if (message.length - payload < suite.overhead()
                || !Arrays.equals(message, offset, payload, aad, 0, Header.LENGTH)) {
            throw new AEADBadTagException("not a message of this key, suite and type");
        }
        return live.decrypt(message, payload, aad);
    }

    boolean isFor(Suite asked, int askedType) {
        return suite == asked && type == askedType;
    }

    void destroy() {
        aead = null;
    }

    private Aead live() {
        Aead live = aead;
        if (live == null) {
            throw new DestroyedKeyException(id);
        }
        return live;
    }

    /** The key's id, which is not secret. */
    @Override
    public String toString() {
        return "ColumnKey[" + id + ", " + suite + "]";
    }
}
