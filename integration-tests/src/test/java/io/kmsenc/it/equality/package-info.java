/** Which texts are equal: what the database would have answered for the plaintexts, and what kmsenc answers. */
@NullMarked
package io.kmsenc.it.equality;

import org.jspecify.annotations.NullMarked;
