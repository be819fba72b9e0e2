/**
 * A ciphertext says which data key made it, and opens only under that key, in the column it was made for, unaltered.
 * The format is docs/FORMAT.md; this package knows neither JDBC nor any KMS and imports the JDK (and the AES-SIV
 * library) only.
 */
@NullMarked
package io.kmsenc.crypto;

import org.jspecify.annotations.NullMarked;
