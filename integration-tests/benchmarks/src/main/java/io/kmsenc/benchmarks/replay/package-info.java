/**
 * Records what a PostgreSQL answers and replays it in process, so that neither the server nor the network is measured. Knows the
 * turns of a conversation, and of its content the first byte of a request alone.
 */
@NullMarked
package io.kmsenc.benchmarks.replay;

import org.jspecify.annotations.NullMarked;
