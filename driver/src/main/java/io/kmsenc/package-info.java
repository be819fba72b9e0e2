/**
 * The driver: from a URL to a connection whose secret columns are encrypted. What an application names stands here;
 * everything else is composed from the packages below.
 */
@NullMarked
package io.kmsenc;

import org.jspecify.annotations.NullMarked;
