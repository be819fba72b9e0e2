package io.kmsenc.pool;

import java.lang.reflect.Method;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A statement of a logical connection, which ends with it. */
final class StatementHandle extends Handle {

    private final Statement statement;

    StatementHandle(LogicalConnection owner, Statement statement) {
        super(owner, statement);
        this.statement = statement;
    }

    @Override
    @Nullable
    Object call(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getName().equals("close") && owner().forget(statement)) {
            try {
                return forward(proxy, method, arguments);
            } finally {
                if (proxy instanceof PreparedStatement prepared) {
                    owner().listeners().statementClosed(prepared);
                }
            }
        }
        return super.call(proxy, method, arguments);
    }

    @Override
    void failed(Object proxy, SQLException e) {
        if (proxy instanceof PreparedStatement prepared) {
            owner().listeners().statementFailed(prepared, e);
        }
        super.failed(proxy, e);
    }
}
