/** Migrations of values on real databases: what they change, what they leave, and who may be killed meanwhile. */
@NullMarked
package io.kmsenc.it.migration;

import org.jspecify.annotations.NullMarked;
