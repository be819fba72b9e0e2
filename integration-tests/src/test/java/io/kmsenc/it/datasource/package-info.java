/** The data sources, as pools, application servers and transaction managers use them. */
@NullMarked
package io.kmsenc.it.datasource;

import org.jspecify.annotations.NullMarked;
