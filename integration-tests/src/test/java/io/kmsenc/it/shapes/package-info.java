/** Every statement of the driver's case files, run on real databases beside a plaintext twin. */
@NullMarked
package io.kmsenc.it.shapes;

import org.jspecify.annotations.NullMarked;
