/** Looks for values that must not be anywhere, in every form in which they could be there. */
@NullMarked
package io.kmsenc.it.sentinel;

import org.jspecify.annotations.NullMarked;
