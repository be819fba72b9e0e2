package io.kmsenc.sql;

import java.util.List;
import java.util.Optional;

/**
 * A column of a select list.
 *
 * @param place where its value stands, if it is the value of a table's column as it is
 */
record Selected(OutputColumn column, Optional<Place> place) {

    static List<OutputColumn> columns(List<Selected> selected) {
        return selected.stream().map(Selected::column).toList();
    }
}
