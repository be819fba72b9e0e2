package io.kmsenc.walk;

/** A walk can't begin or go on. The message says why and what to do, and holds no value. */
public final class WalkException extends RuntimeException {

    private final boolean refused;

    private WalkException(String message, boolean refused, Throwable cause) {
        super(message, cause);
        this.refused = refused;
    }

    private WalkException(String message) {
        super(message);
        this.refused = true;
    }

    /** Nothing was begun. */
    public static WalkException refused(String message) {
        return new WalkException(message);
    }

    /** It has stopped in the middle; the same walk again goes on where this one stopped. */
    public static WalkException stopped(String message, Throwable cause) {
        return new WalkException(message, false, cause);
    }

    /** Whether nothing was begun. */
    public boolean isRefused() {
        return refused;
    }
}
