/** A clinic, a shop and their users over Hibernate. */
@NullMarked
package io.kmsenc.it.applications.hibernate;

import org.jspecify.annotations.NullMarked;
