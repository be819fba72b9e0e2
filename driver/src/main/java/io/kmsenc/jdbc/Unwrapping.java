package io.kmsenc.jdbc;

import java.sql.SQLException;
import java.sql.Wrapper;
import org.jspecify.annotations.Nullable;

/**
 * How far {@code unwrap} goes. It always answers the wrapper itself for an interface that the wrapper implements, a
 * driver's own interfaces included; {@code isWrapperFor} agrees with it.
 */
public enum Unwrapping {
    /** Everything else is refused: the raw object would be a way round the encryption. */
    WRAPPER_ALONE,
    /** Everything else is the delegate's to answer. What is done with its objects, the application answers for. */
    DELEGATE_TOO;

    <T> T unwrap(Object wrapper, Wrapper delegate, Class<T> type) throws SQLException {
        if (type.isInstance(wrapper) || this == WRAPPER_ALONE) {
            return own(wrapper, type);
        }
        return type.isInstance(delegate) ? type.cast(delegate) : delegate.unwrap(type);
    }

    boolean isWrapperFor(Object wrapper, Wrapper delegate, Class<?> type) throws SQLException {
        return type.isInstance(wrapper)
                || (this == DELEGATE_TOO && (type.isInstance(delegate) || delegate.isWrapperFor(type)));
    }

    /** The wrapper, or a refusal where it isn't of the type. */
    static <T> T own(Object wrapper, Class<T> type) throws SQLException {
        if (type.isInstance(wrapper)) {
            return type.cast(wrapper);
        }
        throw SqlErrors.unwrap(type);
    }

    /** The value as the type that was asked for, or a refusal where only the delegate's own object is one. */
    static <T> @Nullable T cast(@Nullable Object value, Class<T> type) throws SQLException {
        return value == null ? null : own(value, type);
    }

    /** What a wrapper's {@code toString} says: no value, no URL, nothing of the delegate but its class. */
    static String name(Object wrapper, Object delegate) {
        return "kmsenc:" + delegate.getClass().getName() + "@" + Integer.toHexString(System.identityHashCode(wrapper));
    }
}
