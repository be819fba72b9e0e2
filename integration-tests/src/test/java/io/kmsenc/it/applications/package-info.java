/**
 * Small applications over the frameworks that people use, which run the same with and without kmsenc, and the statements
 * that they send.
 */
@NullMarked
package io.kmsenc.it.applications;

import org.jspecify.annotations.NullMarked;
