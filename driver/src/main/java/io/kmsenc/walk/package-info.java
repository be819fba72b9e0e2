/**
 * Walks over the rows of a table by its key, in small transactions, and puts other values into some columns without ever
 * overwriting what somebody else has written meanwhile. Knows databases, and nothing of what the values are.
 */
@NullMarked
package io.kmsenc.walk;

import org.jspecify.annotations.NullMarked;
