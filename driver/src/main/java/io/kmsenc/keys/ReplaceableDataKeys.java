package io.kmsenc.keys;

import io.kmsenc.crypto.DataKey;
import io.kmsenc.crypto.KeyId;
import java.util.Collection;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The data keys under the providers that are configured now, which may be replaced while threads use them. What fails
 * because it was asked of those that were replaced is asked of the new ones. Threads share it.
 *
 * <p>Before a failure is told, it is asked whether the configuration has changed: credentials are often rotated in the
 * file at the moment at which the old ones end.
 */
public final class ReplaceableDataKeys implements DataKeys, AutoCloseable {

    private final Runnable onFailure;
    private volatile StoredDataKeys keys;
    private volatile boolean closed;
    /** The scope for which they were asked to encrypt last, if ever: those that replace them must be able to, too. */
    private volatile @Nullable String encrypts;
    /** The one that was decrypted, and used, last. */
    private volatile @Nullable Found found;

    /** A data key, and an identity that a value under it had. */
    private record Found(KeyId id, String identity) {}

    /**
     * @param first closed with this object, or when they are replaced
     * @param onFailure run in the thread that met a failure, before it is told; may replace them
     */
    public ReplaceableDataKeys(StoredDataKeys first, Runnable onFailure) {
        this.keys = first;
        this.onFailure = onFailure;
    }

    @Override
    public DataKey current(String scope) {
        for (StoredDataKeys asked = keys; ; asked = keys) {
            try {
                DataKey key = asked.current(scope);
                if (!scope.equals(encrypts)) {
                    encrypts = scope;
                }
                return key;
            } catch (DataKeyException e) {
                requireOthers(asked, e);
            }
        }
    }

    @Override
    public DataKey deterministic(String identity, String scope) {
        for (StoredDataKeys asked = keys; ; asked = keys) {
            try {
                return asked.deterministic(identity, scope);
            } catch (DataKeyException e) {
                requireOthers(asked, e);
            }
        }
    }

    @Override
    public DataKey find(KeyId id, String identity) {
        for (StoredDataKeys asked = keys; ; asked = keys) {
            try {
                DataKey key = asked.find(id, identity);
                Found last = found;
                if (last == null || !last.id().equals(id)) {
                    found = new Found(id, identity);
                }
                return key;
            } catch (DataKeyException e) {
                requireOthers(asked, e);
            }
        }
    }

    private void requireOthers(StoredDataKeys asked, DataKeyException failure) {
        if (asked == keys) {
            onFailure.run();
            if (asked == keys) {
                throw failure;
            }
        }
    }

    /** See {@link StoredDataKeys#prewarm}. */
    public void prewarm(Supplier<? extends Collection<String>> identities) {
        keys.prewarm(identities);
    }

    /** See {@link StoredDataKeys#confirmAgain}. */
    public void confirmAgain() {
        found = null;
        keys.confirmAgain();
    }

    /**
     * Replaces them for all who ask from now on, and closes the old ones. Nothing is replaced, and {@code next} is closed, if
     * that can't do what the old ones were asked to do: encrypt, and where {@code reads} decrypt.
     *
     * @param reads whether a data key that the old ones have decrypted is decrypted as a trial
     * @throws DataKeyException if it can't
     */
    public void replace(StoredDataKeys next, boolean reads) {
        try {
            tryOut(next, reads);
        } catch (RuntimeException e) {
            next.close();
            throw e;
        }
        StoredDataKeys before;
        synchronized (this) {
            before = closed ? next : keys;
            keys = closed ? keys : next;
        }
        before.close();
    }

    private void tryOut(StoredDataKeys next, boolean reads) {
        Found known = found;
        if (reads && known != null) {
            next.find(known.id(), known.identity());
        }
        String scope = encrypts;
        if (scope != null) {
            next.current(scope);
        }
    }

    /** Destroys every key in memory and closes the providers. */
    @Override
    public void close() {
        StoredDataKeys last;
        synchronized (this) {
            closed = true;
            last = keys;
        }
        last.close();
    }
}
