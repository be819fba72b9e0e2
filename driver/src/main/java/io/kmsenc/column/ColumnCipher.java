package io.kmsenc.column;

import io.kmsenc.schema.ColumnRule;

/**
 * Encrypts and decrypts the values of secret columns. Threads share it. No method keeps or changes an array it is given.
 */
public interface ColumnCipher {

    /**
     * The same cipher for whoever writes for a scope; what was written under any scope is read.
     *
     * @param scope a name as {@link io.kmsenc.keys.DataKeys#current} takes it
     */
    ColumnCipher inScope(String scope);

    /**
     * The stored form of a text value, or of its canonical text where the rule declares a normalization: for the rule of a {@link io.kmsenc.schema.LogicalType#TEXT} column.
     *
     * @throws io.kmsenc.keys.DataKeyException if the data key can't be had
     * @throws ColumnException if the value can't be kept
     */
    String encryptText(ColumnRule rule, String value);

    /** The stored form of a value of a {@link io.kmsenc.schema.LogicalType#BINARY} column; fails likewise. */
    byte[] encryptBinary(ColumnRule rule, byte[] value);

    /**
     * The stored form of a value of a column that is kept as characters; fails likewise.
     *
     * @param value a Boolean for a boolean, a Long for an integer or bigint, a BigDecimal of the declared scale for a decimal, a
     *     {@link java.time.LocalDate} for a date, a {@link java.time.LocalDateTime} for a timestamp, a {@link java.util.UUID} for
     *     a uuid, a String for text or json. Its size is not held against the declared one
     */
    String encryptValue(ColumnRule rule, Object value);

    /**
     * The text behind a stored form.
     *
     * @throws io.kmsenc.keys.DataKeyException if the data key can't be had
     * @throws ColumnException if the stored form is none, was altered, or belongs to another column
     */
    String decryptText(ColumnRule rule, String stored);

    /** The value behind a stored form, as {@link #encryptValue} takes it; fails likewise. */
    Object decryptValue(ColumnRule rule, String stored);

    /** The bytes behind a stored form; fails likewise. */
    byte[] decryptBinary(ColumnRule rule, byte[] stored);
}
