package io.kmsenc.sql;

import io.kmsenc.schema.ColumnPolicy;
import io.kmsenc.schema.ColumnRule;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** ALTER TABLE where a secret table is named: all its actions, one after the other. */
final class TableChange {

    private static final Set<String> MOVES =
            Set.of("inherit", "attach", "exchange", "select", "swap", "schema", "partition", "import", "like", "union");
    private static final Set<String> RENAMED_PARTS = Set.of("column", "constraint", "index", "key");
    private static final Set<String> TO = Set.of("to", "as");
    // none of these changes what a column holds
    private static final Set<String> UPKEEP = Set.of(
            ("owner enable disable validate cluster replica comment auto_increment drop engine row_format algorithm"
                            + " lock force no reset default character charset collate key_block_size"
                            + " stats_persistent stats_auto_recalc stats_sample_pages nowait wait checksum order"
                            + " truncate rebuild optimize analyze check repair coalesce remove")
                    .split(" "));

    private final ColumnPolicy policy;
    private final TableRules table;
    private final Dialect dialect;
    private final TableDefinition definition;

    /** @param types the types that are to be replaced are added to it */
    TableChange(ColumnPolicy policy, TableRules table, Dialect dialect, List<StoredType> types) {
        this.policy = policy;
        this.table = table;
        this.dialect = dialect;
        this.definition = new TableDefinition(policy, table, dialect, types);
    }

    /** Judges what follows the table's name. */
    void check(TokenReader reader) {
        if (table.isPlain() && Definitions.hasWord(reader.rest(), MOVES)) {
            throw Definitions.refused("gives a table the name of a secret table, or makes it a part of one");
        }
        if (Definitions.hasWord(reader.rest(), Set.of("select"))) {
            throw Definitions.refused("changes a table by a query");
        }
        for (List<Token> action : TokenReader.split(reader.rest())) {
            TokenReader each = new TokenReader(action);
            if (table.isPlain()) {
                plain(each);
            } else {
                action(each);
            }
        }
    }

    private void plain(TokenReader action) {
        if (action.word("RENAME")) {
            rename(action);
        } else if (action.word("ADD")) {
            definition.add(action);
        } else if (Definitions.hasWord(action.rest(), Set.of("references"))) {
            throw Definitions.refused("has a foreign key of a form that isn't known");
        }
    }

    private void action(TokenReader action) {
        if (action.word("ADD")) {
            add(action);
        } else if (action.word("ALTER")) {
            alter(action);
        } else if (action.word("MODIFY")) {
            modify(action, false);
        } else if (action.word("CHANGE")) {
            modify(action, true);
        } else if (action.word("RENAME")) {
            rename(action);
        } else if (action.words("CONVERT", "TO")) {
            convert(action);
        } else if (action.word("SET")) {
            set(action);
        } else if (action.word("REORGANIZE")) {
            partitions(action);
        } else if (!action.oneOf(UPKEEP) || Definitions.hasWord(action.rest(), Set.of("inherit"))) {
            throw Definitions.refused("changes a secret table in a way that isn't known");
        }
    }

    private void add(TokenReader action) {
        if (dialect == Dialect.MARIADB && action.word("PARTITION")) {
            partitions(action);
        } else {
            definition.add(action);
        }
    }

    // The column that the bounds are of isn't named: a string may be one of a secret column.
    private static void partitions(TokenReader action) {
        if (action.rest().stream().anyMatch(t -> t.isLiteral() && t.kind() != TokenKind.NUMBER)) {
            throw Definitions.refused("has a bound of a partition that may be a value of a secret column");
        }
    }

    private void alter(TokenReader action) {
        action.word("COLUMN");
        action.words("IF", "EXISTS");
        Optional<ColumnRule> rule = table.rule(action.name());
        if (rule.isPresent()) {
            secret(action, rule.get());
        } else {
            table.unnamed(action.rest(), "in a new definition of another column");
        }
    }

    private void secret(TokenReader action, ColumnRule rule) {
        TokenReader plain = new TokenReader(action.rest());
        boolean known = plain.words("SET", "NOT", "NULL")
                || plain.words("SET", "NULL")
                || plain.words("DROP", "NOT", "NULL")
                || plain.words("DROP", "DEFAULT")
                || plain.words("SET", "DEFAULT", "NULL")
                || (plain.words("SET", "STORAGE") && plain.named())
                || (plain.words("SET", "COMPRESSION") && plain.named())
                || (plain.words("SET", "STATISTICS") && plain.kind(TokenKind.NUMBER))
                || (plain.word("SELECTIVITY") && plain.kind(TokenKind.NUMBER));
        if (known && plain.atEnd()) {
            return;
        }
        boolean typed = action.word("TYPE") || action.words("SET", "DATA", "TYPE");
        if (!typed
                && (dialect != Dialect.H2 || action.nextIsOneOf(Set.of("set", "drop", "rename", "restart", "add")))) {
            throw TableRules.refused(rule, "is given another definition");
        }
        definition.column(rule).changed(action);
    }

    private void modify(TokenReader action, boolean named) {
        action.word("COLUMN");
        action.words("IF", "EXISTS");
        String column = action.name();
        Optional<ColumnRule> rule = table.rule(column);
        boolean same = !named || action.name().equals(column);
        if (rule.isEmpty()) {
            table.unnamed(TableDefinition.withoutPosition(action.all()), "in a new definition of another column");
        } else if (same) {
            definition.column(rule.get()).changed(action);
        } else {
            throw TableRules.refused(rule.get(), "is given another name");
        }
    }

    private void rename(TokenReader action) {
        if (action.oneOf(RENAMED_PARTS)) {
            table.unnamed(action.rest(), "in RENAME");
            return;
        }
        boolean to = action.oneOf(TO) || action.symbol('=');
        List<String> name = action.qualified();
        if (!to && action.word("TO")) {
            table.unnamed(action.all(), "in RENAME");
        } else if (!table.isPlain() || !TableRules.of(policy, name).isPlain()) {
            throw Definitions.refused("gives a secret table another name, or its name to another table");
        }
    }

    private static void convert(TokenReader action) {
        if (Definitions.hasWord(action.rest(), Set.of("binary"))) {
            throw Definitions.refused("makes bytes of all texts of a secret table");
        }
    }

    private static void set(TokenReader action) {
        if (action.nextIsOneOf(Set.of("schema"))) {
            throw Definitions.refused("moves a secret table to another schema");
        }
    }
}
