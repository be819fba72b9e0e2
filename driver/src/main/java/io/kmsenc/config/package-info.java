/**
 * An ini file becomes an immutable configuration, or every problem in it is reported at once. ini4j is seen here alone.
 */
@NullMarked
package io.kmsenc.config;

import org.jspecify.annotations.NullMarked;
