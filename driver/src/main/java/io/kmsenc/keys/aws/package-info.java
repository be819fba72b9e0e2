/**
 * The provider {@code awskms}: data keys are generated, encrypted and decrypted by AWS KMS, under a KMS key that never
 * leaves it. The AWS SDK is seen here alone, and loaded only where such a provider is used.
 */
@NullMarked
package io.kmsenc.keys.aws;

import org.jspecify.annotations.NullMarked;
