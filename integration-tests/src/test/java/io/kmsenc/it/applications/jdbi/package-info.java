/** A brokerage over Jdbi. */
@NullMarked
package io.kmsenc.it.applications.jdbi;

import org.jspecify.annotations.NullMarked;
