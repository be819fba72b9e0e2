/**
 * A value and its stored form under one column's rule. What comes out is what went in, or a typed failure that names the
 * column and no value.
 */
@NullMarked
package io.kmsenc.column;

import org.jspecify.annotations.NullMarked;
