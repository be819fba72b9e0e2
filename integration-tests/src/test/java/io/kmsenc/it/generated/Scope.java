package io.kmsenc.it.generated;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the names in a part of a statement can stand for.
 *
 * @param merged lower-case names of columns that a join made one of two
 */
record Scope(
        List<Relation> relations,
        Set<String> merged,
        @Nullable Scope outer) {

    static final Scope NONE = new Scope(List.of(), Set.of(), null);

    /** A column, and the relation whose name must stand before it, or none where the column's name is enough. */
    record Found(Relation relation, Attribute attribute, boolean unique) {}

    static Scope of(Relation relation) {
        return new Scope(List.of(relation), Set.of(), null);
    }

    Scope inside(@Nullable Scope around) {
        return new Scope(relations, merged, around);
    }

    /** All columns that can be named here; those further out only where nothing here hides them. */
    List<Found> find(Predicate<Attribute> fits) {
        List<Found> all = new ArrayList<>();
        find(fits, all, new HashSet<>(), new HashSet<>());
        return all;
    }

    /** The columns of these relations alone. */
    List<Found> own(Predicate<Attribute> fits) {
        return inside(null).find(fits);
    }

    private void find(Predicate<Attribute> fits, List<Found> all, Set<String> aliases, Set<String> names) {
        for (Relation relation : relations) {
            for (Attribute attribute : relation.attributes()) {
                String name = attribute.name().lower();
                if (fits.test(attribute) && !aliases.contains(relation.name().lower())) {
                    all.add(new Found(relation, attribute, !names.contains(name) && count(name) == 1));
                }
            }
        }
        for (Relation relation : relations) {
            aliases.add(relation.name().lower());
            relation.attributes().forEach(each -> names.add(each.name().lower()));
        }
        if (outer != null) {
            outer.find(fits, all, aliases, names);
        }
    }

    private long count(String name) {
        long named = relations.stream()
                .flatMap(relation -> relation.attributes().stream())
                .filter(each -> each.name().lower().equals(name))
                .count();
        return named == 2 && merged.contains(name) ? 1 : named;
    }
}
