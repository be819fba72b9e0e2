/** Data keys on every database: one key for all who race, and nothing handed out that isn't committed. */
@NullMarked
package io.kmsenc.it.keys;

import org.jspecify.annotations.NullMarked;
