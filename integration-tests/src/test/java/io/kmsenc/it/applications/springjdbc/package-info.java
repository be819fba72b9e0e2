/** A shop over Spring Data JDBC and Spring's JDBC templates. */
@NullMarked
package io.kmsenc.it.applications.springjdbc;

import org.jspecify.annotations.NullMarked;
