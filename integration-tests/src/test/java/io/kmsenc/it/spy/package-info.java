/** A delegate driver that remembers everything it was given. */
@NullMarked
package io.kmsenc.it.spy;

import org.jspecify.annotations.NullMarked;
