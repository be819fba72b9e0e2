/** The operator's commands on real databases and a KMS over HTTP. */
@NullMarked
package io.kmsenc.it.cli;

import org.jspecify.annotations.NullMarked;
