/**
 * One encrypted connection lent to many users in turn, by a pool or an application server: what one of them gets is
 * worth nothing once it is given back.
 */
@NullMarked
package io.kmsenc.pool;

import org.jspecify.annotations.NullMarked;
