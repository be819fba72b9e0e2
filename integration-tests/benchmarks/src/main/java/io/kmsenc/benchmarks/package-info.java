/**
 * Measures ways to keep a secret column side by side in one process, slice by slice in turn, so that what the machine does
 * beside it meets all of them alike. The command is in the README of this module.
 */
@NullMarked
package io.kmsenc.benchmarks;

import org.jspecify.annotations.NullMarked;
