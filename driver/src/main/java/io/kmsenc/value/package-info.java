/**
 * The Java values of setters and getters, and the values of declared types between them: a value is stored and read as it
 * would be in a plaintext column of that type, by the database's own driver, or it is refused. What the drivers do each in a
 * way of its own is data: a table for each of them names the conversion of every pair.
 */
@NullMarked
package io.kmsenc.value;

import org.jspecify.annotations.NullMarked;
