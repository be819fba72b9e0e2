package io.kmsenc.crypto;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * The derived keys a reader met last, at most {@value #ENTRIES}: a table with one place per hash, where a newcomer
 * replaces what it finds. Threads share it without a lock; a hit allocates nothing.
 */
final class XaesSubkeyCache {

    static final int ENTRIES = 1024;

    private final XaesKdf kdf;
    private final AtomicReferenceArray<@Nullable Entry> entries = new AtomicReferenceArray<>(ENTRIES);

    @SuppressWarnings("ArrayRecordComponent") // compared by value below, never by equals
    private record Entry(byte[] context, SecretKey key) {
        boolean isFor(byte[] nonce, int offset) {
            return Arrays.equals(context, 0, XaesKdf.CONTEXT_LENGTH, nonce, offset, offset + XaesKdf.CONTEXT_LENGTH);
        }
    }

    XaesSubkeyCache(XaesKdf kdf) {
        this.kdf = kdf;
    }

    /** The derived key for the nonce in {@code message} from {@code offset}. */
    SecretKey get(byte[] message, int offset) {
        int place = place(message, offset);
        Entry entry = entries.get(place);
        if (entry == null || !entry.isFor(message, offset)) {
            byte[] context = Arrays.copyOfRange(message, offset, offset + XaesKdf.CONTEXT_LENGTH);
            entry = new Entry(context, kdf.derive(message, offset));
            entries.set(place, entry);
        }
        return entry.key();
    }

    private static int place(byte[] message, int offset) {
        // Honest contexts are uniformly random; crafted ones can cause misses and nothing worse.
        return ((message[offset] & 0xFF) << 8 | (message[offset + 1] & 0xFF)) & (ENTRIES - 1);
    }
}
