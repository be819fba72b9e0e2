/** A film rental shop over jOOQ. */
@NullMarked
package io.kmsenc.it.applications.jooq;

import org.jspecify.annotations.NullMarked;
