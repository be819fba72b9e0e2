/** Changes of the configuration while an application runs. */
@NullMarked
package io.kmsenc.it.reload;

import org.jspecify.annotations.NullMarked;
