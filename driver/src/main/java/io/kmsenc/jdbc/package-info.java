/**
 * The JDBC objects that an application holds. What has to do with a secret column is written here by hand; everything
 * else forwards to the delegate by generated code, and a method nobody classified can't be called. Byte Buddy is seen
 * here alone.
 */
@NullMarked
package io.kmsenc.jdbc;

import org.jspecify.annotations.NullMarked;
