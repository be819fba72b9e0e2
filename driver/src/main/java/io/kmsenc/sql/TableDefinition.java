package io.kmsenc.sql;

import io.kmsenc.schema.ColumnPolicy;
import io.kmsenc.schema.ColumnRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The parts of a table, as CREATE TABLE lists them and ALTER TABLE adds them. */
final class TableDefinition {

    private static final Set<String> CONSTRAINTS =
            Set.of("constraint", "primary", "unique", "foreign", "check", "exclude", "like");
    // elsewhere, names that a column may have
    private static final Set<String> KEYS_ELSEWHERE = Set.of("key", "index", "fulltext", "spatial", "period");
    private static final Set<String> KEYS = Set.of("primary", "unique", "key", "index");
    private static final Set<String> POSITIONS = Set.of("after", "before");
    private static final Set<String> COPIES =
            Set.of("as", "like", "inherits", "partition", "of", "table", "execute", "clone", "values", "union");
    private static final Set<String> COPIES_BEHIND_PARTITIONS =
            Set.of("as", "like", "inherits", "table", "execute", "union");

    private final TableRules table;
    private final Dialect dialect;
    private final ForeignKeys keys;
    private final List<StoredType> types;

    /** @param types the types that are to be replaced are added to it */
    TableDefinition(ColumnPolicy policy, TableRules table, Dialect dialect, List<StoredType> types) {
        this.types = types;
        this.table = table;
        this.dialect = dialect;
        this.keys = new ForeignKeys(policy);
    }

    /** Judges what follows the name of a table that is made. */
    void create(TokenReader reader) {
        if (Definitions.hasWord(reader.rest(), Set.of("select"))) {
            throw Definitions.refused("makes a table from a query");
        }
        List<List<Token>> items = reader.parenthesised();
        TokenReader options = new TokenReader(reader.rest());
        List<Token> before = options.before("PARTITION", "BY");
        boolean copies = Definitions.hasWord(before, COPIES)
                || Definitions.hasWord(options.rest(), COPIES_BEHIND_PARTITIONS)
                || items.stream().anyMatch(item -> new TokenReader(item).word("LIKE"));
        if (copies) {
            throw Definitions.refused("makes a table from a secret table, or in parts");
        }
        items.forEach(item -> item(item, false));
        table.unnamed(reader.rest(), "in the options of the table");
    }

    /** Judges what follows ADD. */
    void add(TokenReader action) {
        action.word("COLUMN");
        action.words("IF", "NOT", "EXISTS");
        if (action.nextIsSymbol('(')) {
            action.parenthesised().forEach(item -> item(item, true));
            table.unnamed(withoutPosition(action.rest()), "in ADD");
        } else {
            item(action.rest(), true);
        }
    }

    /** The definition of a secret column of the table. */
    ColumnDefinition column(ColumnRule rule) {
        return new ColumnDefinition(table, rule, dialect, keys, types);
    }

    private void item(List<Token> item, boolean added) {
        if (isConstraint(item)) {
            constraint(item);
            return;
        }
        TokenReader column = new TokenReader(item);
        Optional<ColumnRule> rule = table.rule(column.name());
        if (rule.isEmpty()) {
            plain(column);
        } else if (added) {
            column(rule.get()).added(column);
        } else {
            column(rule.get()).created(column);
        }
    }

    private boolean isConstraint(List<Token> item) {
        TokenReader reader = new TokenReader(item);
        return reader.oneOf(CONSTRAINTS) || (dialect != Dialect.POSTGRESQL && reader.oneOf(KEYS_ELSEWHERE));
    }

    /** What follows the name of a plain column. */
    private void plain(TokenReader column) {
        List<Token> definition = new ArrayList<>();
        while (!column.atEnd()) {
            definition.addAll(column.before("REFERENCES"));
            if (column.word("REFERENCES")) {
                keys.references(column, List.of(Optional.empty()));
            }
        }
        TokenReader rest = new TokenReader(withoutPosition(definition));
        table.unnamed(rest.before("CHECK"), "in the definition of another column");
        if (rest.word("CHECK")) {
            rest.parenthesised().forEach(part -> table.condition(part, "in a check"));
            table.unnamed(rest.rest(), "in the definition of another column");
        }
    }

    /** Without the column that another is put beside. */
    static List<Token> withoutPosition(List<Token> tokens) {
        int at = tokens.size() - 2;
        boolean placed = at >= 0 && new TokenReader(tokens.subList(at, at + 1)).oneOf(POSITIONS);
        return placed ? tokens.subList(0, at) : tokens;
    }

    private void constraint(List<Token> item) {
        TokenReader constraint = new TokenReader(item);
        if (constraint.word("CONSTRAINT")) {
            constraint.words("IF", "NOT", "EXISTS");
            if (!isConstraint(constraint.rest())) {
                constraint.qualified();
            }
        }
        if (constraint.words("FOREIGN", "KEY")) {
            foreignKey(constraint);
        } else if (constraint.word("CHECK")) {
            constraint.parenthesised().forEach(part -> table.condition(part, "in a check"));
        } else if (!table.isPlain() && constraint.nextIsOneOf(KEYS)) {
            key(constraint);
        }
        table.unnamed(constraint.rest(), "in a constraint");
    }

    private void foreignKey(TokenReader constraint) {
        constraint.words("IF", "NOT", "EXISTS");
        if (!constraint.nextIsSymbol('(')) {
            constraint.name();
        }
        List<Optional<ColumnRule>> referring = constraint.parenthesised().stream()
                .map(column -> table.rule(new TokenReader(column).name()))
                .toList();
        if (!constraint.word("REFERENCES")) {
            throw Definitions.refused("has a foreign key of a form that isn't known");
        }
        keys.references(constraint, referring);
    }

    private void key(TokenReader constraint) {
        boolean unique = constraint.nextIsOneOf(Set.of("primary", "unique"));
        while (constraint.oneOf(KEYS)) {}
        IndexDefinition.nulls(constraint);
        constraint.words("IF", "NOT", "EXISTS");
        // made from an index that there is already
        if (constraint.words("USING", "INDEX")) {
            constraint.name();
            return;
        }
        if (!constraint.nextIsSymbol('(') && !constraint.nextIsOneOf(Set.of("using"))) {
            constraint.name();
        }
        IndexDefinition.method(constraint);
        for (List<Token> column : constraint.parenthesised()) {
            IndexDefinition.column(table, column, unique);
        }
        if (constraint.word("INCLUDE")) {
            constraint.parenthesised();
        }
    }
}
