package io.kmsenc.schema;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All rules of one configuration. Immutable; threads may share it. */
public final class ColumnPolicy {

    private final Map<String, List<ColumnRule>> byTable;
    private final List<ColumnRule> rules;
    private final List<RoutineRule> routines;

    /** A policy that declares no routine. */
    public ColumnPolicy(Collection<ColumnRule> rules) {
        this(rules, List.of());
    }

    public ColumnPolicy(Collection<ColumnRule> rules, Collection<RoutineRule> routines) {
        this.rules = List.copyOf(rules);
        this.routines = List.copyOf(routines);
        this.byTable = Map.copyOf(
                rules.stream().collect(Collectors.groupingBy(rule -> rule.name().table())));
    }

    public List<ColumnRule> rules() {
        return rules;
    }

    /** The declared routines. */
    public List<RoutineRule> routines() {
        return routines;
    }

    public boolean isEmpty() {
        return rules.isEmpty();
    }

    /** The names, folded to lower case and without schema, of all tables that have a secret column. */
    public Set<String> tableNames() {
        return byTable.keySet();
    }

    /**
     * The rules of a table.
     *
     * @param schema the schema the table is in, in any letter case; a rule without schema fits every schema
     */
    public List<ColumnRule> rulesOf(String schema, String table) {
        String folded = ColumnName.fold(schema);
        return byTable.getOrDefault(ColumnName.fold(table), List.of()).stream()
                .filter(rule -> rule.name().schema().map(folded::equals).orElse(true))
                .toList();
    }

    /** The rule of a column, or empty where the column is not secret. */
    public Optional<ColumnRule> rule(String schema, String table, String column) {
        String folded = ColumnName.fold(column);
        return rulesOf(schema, table).stream()
                .filter(rule -> rule.name().column().equals(folded))
                .findFirst();
    }
}
