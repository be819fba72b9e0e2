package io.kmsenc.value;

import io.kmsenc.schema.DeclaredType;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * What a value is converted for.
 *
 * @param declared the column's type
 * @param decided the time zone that decides which instant a date or time is; null for that of the process
 * @param given whether the caller gave it, with a calendar; if not, it is the one that the driver takes
 */
public record Target(DeclaredType declared, @Nullable TimeZone decided, boolean given) {

    /** The time zone that decides which instant a date or time is. Each call of this may copy one. */
    TimeZone zone() {
        return decided == null ? TimeZone.getDefault() : decided;
    }
}
