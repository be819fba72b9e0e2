package io.kmsenc.it.generated;

import io.kmsenc.sql.Dialect;
import java.util.List;
import java.util.stream.Collectors;

/** A view on some columns of one table. */
record View(Name name, Name table, List<Attribute> attributes) {

    String definition(Dialect dialect) {
        return "CREATE VIEW " + name.definition(dialect) + " AS SELECT "
                + attributes.stream()
                        .map(each -> each.name().definition(dialect))
                        .collect(Collectors.joining(", "))
                + " FROM " + table.definition(dialect);
    }
}
