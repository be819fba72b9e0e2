/**
 * Which columns are secret, and under which rule: names, rules and the policy that finds a rule by name. Immutable
 * values that import the JDK only.
 */
@NullMarked
package io.kmsenc.schema;

import org.jspecify.annotations.NullMarked;
