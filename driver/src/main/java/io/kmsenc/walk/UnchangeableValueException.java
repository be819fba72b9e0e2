package io.kmsenc.walk;

/** One value can't be changed. The message says why, and holds no value. */
public final class UnchangeableValueException extends RuntimeException {

    public UnchangeableValueException(String reason, Throwable cause) {
        super(reason, cause);
    }

    public UnchangeableValueException(String reason) {
        super(reason);
    }

    /** Why, never null. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
