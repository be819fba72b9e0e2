package io.kmsenc.schema;

import java.util.Objects;
import java.util.Optional;

/**
 * The name of a configured routine, {@code [schema.]routine}, kept folded to lower case as that of a column is. Immutable.
 *
 * @param schema the schema, or empty where the configuration names none
 */
public record RoutineName(Optional<String> schema, String name) {

    public RoutineName {
        schema = schema.map(ColumnName::fold);
        name = ColumnName.fold(Objects.requireNonNull(name));
    }

    /** Whether it may be that routine; without a schema it fits every schema. */
    public boolean fits(String otherSchema, String otherName) {
        return name.equals(ColumnName.fold(otherName))
                && schema.map(ColumnName.fold(otherSchema)::equals).orElse(true);
    }

    /** The name as messages show it: {@code "schema"."routine"}. */
    @Override
    public String toString() {
        return schema.map(s -> "\"" + s + "\".").orElse("") + "\"" + name + "\"";
    }
}
