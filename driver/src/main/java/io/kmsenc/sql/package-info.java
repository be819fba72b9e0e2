/**
 * SQL text becomes a plan: the role of each parameter, the origin of each result column, the literals to replace, or a
 * refusal. A shape that is not known to be safe is refused. JSqlParser is seen here alone.
 */
@NullMarked
package io.kmsenc.sql;

import org.jspecify.annotations.NullMarked;
