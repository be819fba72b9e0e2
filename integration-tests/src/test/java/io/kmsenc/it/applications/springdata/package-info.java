/** Patients and their letters over Spring Data JPA. */
@NullMarked
package io.kmsenc.it.applications.springdata;

import org.jspecify.annotations.NullMarked;
