package io.kmsenc.it.generated;

import java.util.List;

/** Something to select from, under the name by which a statement knows it. */
record Relation(Name name, List<Attribute> attributes) {

    Relation named(Name other) {
        return new Relation(other, attributes);
    }

    boolean hasKey() {
        return attributes.stream().anyMatch(Attribute::key);
    }
}
