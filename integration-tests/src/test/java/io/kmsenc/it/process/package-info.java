/** Java programs of the tests in processes of their own, which can be killed at a place of the test's choosing. */
@NullMarked
package io.kmsenc.it.process;

import org.jspecify.annotations.NullMarked;
