/**
 * What an operator does with the values and data keys of a database: nothing is touched that isn't told in a report, and no report
 * holds a value.
 */
@NullMarked
package io.kmsenc.migration;

import org.jspecify.annotations.NullMarked;
