/** What metadata tell of secret columns, against columns of the real type. */
@NullMarked
package io.kmsenc.it.metadata;

import org.jspecify.annotations.NullMarked;
