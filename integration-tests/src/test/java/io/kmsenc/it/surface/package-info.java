/**
 * Proves that whole sessions over JDBC go as they do without kmsenc: on tables without a secret column event by event, and on
 * those with one as on a plaintext twin.
 */
@NullMarked
package io.kmsenc.it.surface;

import org.jspecify.annotations.NullMarked;
