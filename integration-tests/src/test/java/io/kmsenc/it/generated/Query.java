package io.kmsenc.it.generated;

import java.util.List;

/**
 * A query.
 *
 * @param outputs its columns; their names differ where that was asked for
 * @param ordered whether it gives its rows in one order only
 */
record Query(Node node, List<Attribute> outputs, boolean ordered) {}
