package io.kmsenc.jdbc;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** unwrap answers the wrapper itself or refuses: the raw object would be a way round the encryption. */
final class Unwrapping {

    private Unwrapping() {}

    static <T> T unwrap(Object wrapper, Class<T> type) throws SQLException {
        if (type.isInstance(wrapper)) {
            return type.cast(wrapper);
        }
        throw SqlErrors.unwrap(type);
    }

    /** The value as the type that was asked for, or a refusal where only the delegate's own object is one. */
    static <T> @Nullable T cast(@Nullable Object value, Class<T> type) throws SQLException {
        return value == null ? null : unwrap(value, type);
    }
}
