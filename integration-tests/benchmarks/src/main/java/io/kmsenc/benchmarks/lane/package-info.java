/**
 * What is loaded anew for each lane: the workloads and the subjects that do them. A lane has its own copy of these classes and of
 * all drivers, so that the compiler sees one kind of statement in it, as in an application that uses one driver.
 */
@NullMarked
package io.kmsenc.benchmarks.lane;

import org.jspecify.annotations.NullMarked;
