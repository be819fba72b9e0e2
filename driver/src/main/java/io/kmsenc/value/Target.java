package io.kmsenc.value;

import io.kmsenc.schema.DeclaredType;
import java.util.TimeZone;

/**
 * What a value is converted for.
 *
 * @param declared the column's type
 * @param zone the time zone that decides which instant a date or time is
 * @param given whether the caller gave it, with a calendar; if not, it is the one that the driver takes
 */
public record Target(DeclaredType declared, TimeZone zone, boolean given) {}
