/**
 * The seam behind which key-encryption keys are kept. A jar with an implementation of {@link io.kmsenc.provider.ProviderFactory} and its
 * name in {@code META-INF/services} adds a kind of provider; docs/PROVIDERS.md shows how. The package depends on the JDK alone, and
 * stays compatible within a major version.
 */
@NullMarked
package io.kmsenc.provider;

import org.jspecify.annotations.NullMarked;
