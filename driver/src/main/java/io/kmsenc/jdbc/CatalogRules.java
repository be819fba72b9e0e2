package io.kmsenc.jdbc;

import io.kmsenc.schema.ColumnRule;
import io.kmsenc.sql.StatementPlan;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which columns of the relations that a catalog lists are secret: those whose values a query of them would be given
 * decrypted, so that views, partitions, letter case and schemas are taken as statements take them. A relation of which a
 * query would be refused has none. For one thread.
 */
final class CatalogRules {

    private final Session session;
    private final Map<CatalogNames.Relation, Boolean> touched = new HashMap<>();
    private final Map<Column, Optional<ColumnRule>> rules = new HashMap<>();

    private record Column(CatalogNames.Relation relation, String name) {}

    CatalogRules(Session session) {
        this.session = session;
    }

    Optional<ColumnRule> of(CatalogNames.Relation relation, String column) throws SQLException {
        if (!isTouched(relation)) {
            return Optional.empty();
        }
        Column asked = new Column(relation, column);
        Optional<ColumnRule> known = rules.get(asked);
        if (known == null) {
            StatementPlan plan = session.foreseen("SELECT " + session.dialect().quoted(column) + from(relation));
            known = Optional.ofNullable(plan.refusal().isPresent() ? null : plan.result(1));
            rules.put(asked, known);
        }
        return known;
    }

    /** Whether statements on it are read at all, so that no text is planned for each column of any table. */
    private boolean isTouched(CatalogNames.Relation relation) throws SQLException {
        Boolean known = touched.get(relation);
        if (known == null) {
            known = !session.foreseen("SELECT 1" + from(relation)).isUntouched();
            touched.put(relation, known);
        }
        return known;
    }

    private String from(CatalogNames.Relation relation) {
        String schema = relation.schema() == null ? "" : session.dialect().quoted(relation.schema()) + ".";
        return " FROM " + schema + session.dialect().quoted(relation.name());
    }
}
