/**
 * Data keys: where they are kept, which one is current, how long they stay in memory. A data key is committed on an own
 * connection before anyone can use it. {@link io.kmsenc.provider.Provider} is the seam behind which a KMS stands.
 */
@NullMarked
package io.kmsenc.keys;

import org.jspecify.annotations.NullMarked;
