package io.kmsenc.crypto;

/** A data key was destroyed between being asked for and being used; asking again gives a live one. */
public final class DestroyedKeyException extends IllegalStateException {

    DestroyedKeyException(KeyId id) {
        super("data key " + id + " was destroyed; ask for it again");
    }
}
