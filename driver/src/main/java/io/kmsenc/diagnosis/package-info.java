/**
 * Whether a database, its secret columns and the providers of its data keys are as they have to be: what is found is told with its
 * place, problem and remedy, and nothing is changed.
 */
@NullMarked
package io.kmsenc.diagnosis;

import org.jspecify.annotations.NullMarked;
