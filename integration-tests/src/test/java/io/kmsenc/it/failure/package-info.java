/** What goes wrong around the driver: altered data, killed processes, a KMS that refuses. Nothing acknowledged is lost. */
@NullMarked
package io.kmsenc.it.failure;

import org.jspecify.annotations.NullMarked;
