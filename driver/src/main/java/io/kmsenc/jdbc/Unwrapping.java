package io.kmsenc.jdbc;

import java.sql.SQLException;

/** unwrap answers the wrapper itself or refuses: the raw object would be a way round the encryption. */
final class Unwrapping {

    private Unwrapping() {}

    static <T> T unwrap(Object wrapper, Class<T> type) throws SQLException {
        if (type.isInstance(wrapper)) {
            return type.cast(wrapper);
        }
        throw SqlErrors.unwrap(type);
    }
}
