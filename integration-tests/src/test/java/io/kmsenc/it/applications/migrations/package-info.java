/** Tables that grow by migrations, and plain JDBC on what they made. */
@NullMarked
package io.kmsenc.it.applications.migrations;

import org.jspecify.annotations.NullMarked;
