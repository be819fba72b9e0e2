/** The provider {@code awskms} over HTTP: credentials, failures, and what it asks of the KMS. */
@NullMarked
package io.kmsenc.it.aws;

import org.jspecify.annotations.NullMarked;
