/**
 * A plaintext twin beside a database that is reached through kmsenc: what either answers to the same statement can be
 * compared, and what was sent and stored can be searched.
 */
@NullMarked
package io.kmsenc.it.twin;

import org.jspecify.annotations.NullMarked;
