/** Declared types against columns of the real type: every setter, every getter. */
@NullMarked
package io.kmsenc.it.types;

import org.jspecify.annotations.NullMarked;
