package io.kmsenc.walk;

/**
 * A row that was left as it was.
 *
 * @param key as {@link TableKey#text} writes it
 * @param column the column that is to blame, or all that are looked at
 * @param reason without a value
 */
public record RowFailure(String key, String column, String reason) {}
