package io.kmsenc.provider;

/** A provider could not encrypt or decrypt a data key. The message names the provider, the problem and the remedy. */
public final class ProviderException extends RuntimeException {

    private final boolean retryable;

    /**
     * @param retryable whether the same call may succeed later without anybody's doing: throttling, an outage
     */
    public ProviderException(String message, boolean retryable, Throwable cause) {
        super(message, cause);
        this.retryable = retryable;
    }

    public boolean retryable() {
        return retryable;
    }
}
