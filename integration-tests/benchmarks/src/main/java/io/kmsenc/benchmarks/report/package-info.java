/** What was measured, as a file of comma separated values and as tables of ratios; measures nothing itself. */
@NullMarked
package io.kmsenc.benchmarks.report;

import org.jspecify.annotations.NullMarked;
