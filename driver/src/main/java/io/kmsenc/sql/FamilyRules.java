package io.kmsenc.sql;

import io.kmsenc.schema.ColumnPolicy;
import io.kmsenc.schema.ColumnRule;
import io.kmsenc.sql.Catalog.Relation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rules that hold for one table: its own, and those of the tables that it is a part of, whose columns it has under
 * the same names.
 */
final class FamilyRules {

    private final ColumnPolicy policy;
    private final Relation relation;
    private final Backing.Table table;

    FamilyRules(ColumnPolicy policy, Relation relation, Backing.Table table) {
        this.policy = policy;
        this.relation = relation;
        this.table = table;
    }

    List<ColumnRule> all() {
        Set<ColumnRule> rules = new LinkedHashSet<>(policy.rulesOf(relation.schema(), relation.name()));
        table.above().forEach(each -> rules.addAll(policy.rulesOf(each.schema(), each.name())));
        return List.copyOf(rules);
    }

    /**
     * The rule of a column.
     *
     * @throws Refused if rows of the table hold values of the column under different rules, or in plaintext beside some
     *     under a rule
     */
    Optional<ColumnRule> of(String column) {
        Set<ColumnRule> rules = new LinkedHashSet<>();
        add(rules, relation, column);
        table.above().forEach(each -> add(rules, each, column));
        Optional<ColumnRule> rule = rules.stream().findFirst();
        table.beside().forEach(each -> add(rules, each, column));
        if (rules.size() > (rule.isPresent() ? 1 : 0)) {
            throw RefusalCode.VIEW_ON_SECRET_TABLE.at(
                    "table " + Identifier.kept(relation.name()),
                    "shares rows with a table whose column "
                            + rules.iterator().next().name() + " has a rule of its own");
        }
        return rule;
    }

    private void add(Set<ColumnRule> rules, Relation each, String column) {
        policy.rule(each.schema(), each.name(), column).ifPresent(rules::add);
    }
}
