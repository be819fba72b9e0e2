/** The drivers' own interfaces: what of them can be used through kmsenc, and that nothing of them leads past it. */
@NullMarked
package io.kmsenc.it.vendor;

import org.jspecify.annotations.NullMarked;
