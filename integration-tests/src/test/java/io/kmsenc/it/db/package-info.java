/**
 * Real databases for the tests: one server of a kind in the process, a database of its own for each test class, and the
 * folder in which a server keeps all it was sent.
 */
@NullMarked
package io.kmsenc.it.db;

import org.jspecify.annotations.NullMarked;
