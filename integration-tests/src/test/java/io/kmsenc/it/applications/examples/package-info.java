/** Public example schemas, worked on with plain JDBC: their tables and statements are files. */
@NullMarked
package io.kmsenc.it.applications.examples;

import org.jspecify.annotations.NullMarked;
