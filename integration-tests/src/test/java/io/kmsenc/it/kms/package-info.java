/**
 * A KMS that speaks the wire protocol of AWS KMS, checks signatures, and fails on demand; and the contract that it and
 * other implementations of that protocol are held to.
 */
@NullMarked
package io.kmsenc.it.kms;

import org.jspecify.annotations.NullMarked;
