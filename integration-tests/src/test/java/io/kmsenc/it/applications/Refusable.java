package io.kmsenc.it.applications;

import io.kmsenc.jdbc.SqlErrors;
import java.sql.SQLException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/**
 * Marks work of a sample that kmsenc may refuse, and that nothing after it needs. It is done right or refused; which
 * statements are refused, and that they are few, is the business of {@link ApplicationShareTest}.
 */
public final class Refusable {

    private Refusable() {}

    /** Does the work, unless a statement of it is refused. Any other failure, a wrong answer too, is thrown. */
    public static void attempt(ThrowingCallable work) {
        try {
            work.call();
        } catch (Throwable failure) {
            if (!isRefused(failure)) {
                throw failure instanceof Error error ? error : new AssertionError(failure);
            }
        }
    }

    /** Whether the failure comes from a refusal. */
    static boolean isRefused(@Nullable Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof SQLException e && SqlErrors.REFUSED.equals(e.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
