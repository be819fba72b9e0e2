/** A music store over MyBatis. */
@NullMarked
package io.kmsenc.it.applications.mybatis;

import org.jspecify.annotations.NullMarked;
