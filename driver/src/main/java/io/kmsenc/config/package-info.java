/**
 * An ini file becomes an immutable configuration, or every problem in it is reported at once, and never with a value.
 */
@NullMarked
package io.kmsenc.config;

import org.jspecify.annotations.NullMarked;
