/** Definitions sent through kmsenc to real databases leave secret columns as they were: encrypted, and whole. */
@NullMarked
package io.kmsenc.it.definition;

import org.jspecify.annotations.NullMarked;
