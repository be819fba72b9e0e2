package io.kmsenc.keys;

import io.kmsenc.provider.ProviderException;
import org.jspecify.annotations.Nullable;

/** A data key can't be had. The message names place, problem and remedy. */
public final class DataKeyException extends RuntimeException {

    private final boolean retryable;

    /**
     * @param retryable whether the same call may succeed later without anybody's doing
     */
    public DataKeyException(String message, boolean retryable, @Nullable Throwable cause) {
        super(message, cause);
        this.retryable = retryable;
    }

    public boolean retryable() {
        return retryable;
    }

    /** Whether a provider could not be asked, though it might be able to answer later. */
    boolean isOutage() {
        Throwable cause = this;
        while (cause instanceof DataKeyException) {
            cause = cause.getCause();
        }
        return retryable && cause instanceof ProviderException;
    }
}
