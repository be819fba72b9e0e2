package io.kmsenc.walk;

import java.util.List;

/** The values of one row in the columns of a {@link TableKey}. */
public record RowKey(List<Object> values) {

    public RowKey {
        values = List.copyOf(values);
    }
}
