package io.kmsenc.pool;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The connection that a user of a pool has: closing it gives the physical one back. */
final class ConnectionHandle extends Handle {

    ConnectionHandle(LogicalConnection owner, Connection physical) {
        super(owner, physical);
    }

    @Override
    @Nullable
    Object call(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        switch (method.getName()) {
            case "close" -> {
                owner().close();
                return null;
            }
            case "abort" -> {
                if (arguments != null && arguments[0] instanceof Executor executor) {
                    owner().abort(executor);
                    return null;
                }
            }
            case "isValid" -> {
                if (!owner().isOpen()) {
                    return false;
                }
            }
            default -> {}
        }
        return super.call(proxy, method, arguments);
    }
}
