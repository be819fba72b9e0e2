/**
 * The command line: asks what would become of statements, prints the answers and exits. It decides nothing; what it knows
 * of statements comes from the planner, or through the driver from a database. No value of a literal is printed.
 */
@NullMarked
package io.kmsenc.cli;

import org.jspecify.annotations.NullMarked;
