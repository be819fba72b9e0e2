/** Declared routines on each database: what they are given and give back is encrypted and decrypted, and nothing slips by. */
@org.jspecify.annotations.NullMarked
package io.kmsenc.it.routines;
