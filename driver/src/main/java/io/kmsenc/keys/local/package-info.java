/**
 * The provider {@code secretKey}: data keys are encrypted under a key derived from the configured {@code secret_key}, and
 * can be decrypted with nothing but it and the stored bytes.
 */
@NullMarked
package io.kmsenc.keys.local;

import org.jspecify.annotations.NullMarked;
