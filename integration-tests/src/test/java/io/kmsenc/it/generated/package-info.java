/** Random schemas and statements, each answered as by a plaintext twin or refused; what fails is shrunk and kept. */
@NullMarked
package io.kmsenc.it.generated;

import org.jspecify.annotations.NullMarked;
