package io.kmsenc.sql;

import io.kmsenc.schema.ColumnRule;
import java.util.List;

/** What a statement gives back: the columns of its result, and the rules of the table it wrote to. */
record Outcome(List<OutputColumn> results, List<ColumnRule> generated) {}
