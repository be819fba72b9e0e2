/** Text is read as the server reads it under the settings of each connection. */
@NullMarked
package io.kmsenc.it.syntax;

import org.jspecify.annotations.NullMarked;
