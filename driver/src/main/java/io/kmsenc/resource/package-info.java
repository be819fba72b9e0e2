/** The text resources in the driver's jar. Below every other package that reads one. */
@NullMarked
package io.kmsenc.resource;

import org.jspecify.annotations.NullMarked;
