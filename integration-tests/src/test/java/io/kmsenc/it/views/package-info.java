/** Proves what is promised of views, partitions and synonyms of secret tables: they answer as on plaintext, or not at all. */
@NullMarked
package io.kmsenc.it.views;

import org.jspecify.annotations.NullMarked;
