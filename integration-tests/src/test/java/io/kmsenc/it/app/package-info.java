/** An application that uses kmsenc as its documentation says: a URL, and an ini file. */
@NullMarked
package io.kmsenc.it.app;

import org.jspecify.annotations.NullMarked;
