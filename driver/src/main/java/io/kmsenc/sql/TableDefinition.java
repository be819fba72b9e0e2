package io.kmsenc.sql;

import io.kmsenc.schema.ColumnPolicy;
import io.kmsenc.schema.ColumnRule;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** CREATE TABLE, ALTER TABLE and CREATE INDEX where a secret table is named. */
final class TableDefinition {

    private static final Set<String> COPIES =
            Set.of("select", "as", "like", "inherits", "partition", "of", "table", "execute", "clone", "values");
    private static final Set<String> MOVES =
            Set.of("rename", "inherit", "attach", "exchange", "select", "swap", "schema", "partition", "import");
    private static final Set<String> CONSTRAINTS = Set.of(
            "constraint",
            "primary",
            "unique",
            "foreign",
            "check",
            "key",
            "index",
            "fulltext",
            "spatial",
            "exclude",
            "like",
            "period");
    private static final Set<String> UPKEEP =
            Set.of("owner", "enable", "disable", "validate", "cluster", "replica", "comment", "auto_increment", "drop");
    private static final Set<String> TYPE_WORDS = Set.of("varying", "large", "object", "not", "null", "comment");
    private static final Set<String> KEYS = Set.of("primary", "unique", "key", "index");

    private final ColumnPolicy policy;
    private final TokenReader reader;
    private List<ColumnRule> rules = List.of();

    TableDefinition(ColumnPolicy policy, TokenReader reader) {
        this.policy = policy;
        this.reader = reader;
    }

    // ---- statements

    void create() {
        reader.words("IF", "NOT", "EXISTS");
        table(reader.qualifiedName());
        List<Token> all = reader.rest();
        if (Definitions.hasWord(all, Set.of("select"))) {
            throw Definitions.refused("makes a table from a query");
        }
        references(all);
        List<List<Token>> items = reader.parenthesised();
        if (Definitions.hasWord(reader.rest(), COPIES) || items.stream().anyMatch(i -> starts(i, Set.of("like")))) {
            throw Definitions.refused("makes a table from a secret table, or in parts");
        }
        items.forEach(this::item);
        unnamed(reader.rest(), "in the options of the table");
    }

    void alter() {
        reader.words("IF", "EXISTS");
        reader.word("ONLY");
        table(reader.qualifiedName());
        references(reader.rest());
        if (rules.isEmpty()) {
            if (Definitions.hasWord(reader.rest(), MOVES)) {
                throw Definitions.refused("gives a table the name of a secret table, or makes it a part of one");
            }
            return;
        }
        TokenReader.split(reader.rest()).forEach(action -> action(new TokenReader(action), action));
    }

    void index(boolean unique) {
        reader.word("CONCURRENTLY");
        reader.words("IF", "NOT", "EXISTS");
        if (!reader.word("ON")) {
            reader.qualifiedName();
            if (!reader.word("ON")) {
                throw Definitions.refused("is an index of a form that isn't known");
            }
        }
        reader.word("ONLY");
        table(reader.qualifiedName());
        if (reader.word("USING")) {
            reader.name();
        }
        for (List<Token> item : reader.parenthesised()) {
            indexed(item, unique);
        }
        unnamed(reader.rest(), "in the options of an index");
    }

    private void table(String name) {
        rules = policy.rules().stream()
                .filter(rule -> Names.fold(rule.name().table()).equals(name))
                .toList();
    }

    // ---- parts of a table

    private void item(List<Token> item) {
        if (rules.isEmpty()) {
            return;
        }
        if (starts(item, CONSTRAINTS)) {
            constraint(item);
            return;
        }
        TokenReader column = new TokenReader(item);
        Optional<ColumnRule> rule = rule(column.name());
        if (rule.isPresent()) {
            column(column, rule.get());
        } else {
            unnamed(item, "in the definition of another column");
        }
    }

    private void column(TokenReader column, ColumnRule rule) {
        column.qualifiedName();
        while (!column.atEnd()) {
            boolean known = encoding(column)
                    || column.words("DEFAULT", "NULL")
                    || column.oneOf(TYPE_WORDS)
                    || column.kind(TokenKind.NUMBER)
                    || column.kind(TokenKind.STRING)
                    || column.symbol('(')
                    || column.symbol(')')
                    || column.symbol('=');
            if (known) {
                continue;
            }
            if (column.word("UNIQUE") || column.words("PRIMARY", "KEY")) {
                unique(rule);
            } else {
                throw refused(rule, "is defined with more than its type, such as a default, a check or a reference");
            }
        }
    }

    private static boolean encoding(TokenReader column) {
        if (!column.word("COLLATE") && !column.word("CHARSET") && !column.words("CHARACTER", "SET")) {
            return false;
        }
        column.symbol('=');
        column.qualifiedName();
        return true;
    }

    private void constraint(List<Token> item) {
        TokenReader constraint = new TokenReader(item);
        if (constraint.word("CONSTRAINT")) {
            constraint.name();
        }
        if (!constraint.oneOf(KEYS)) {
            unnamed(item, "in a constraint");
            return;
        }
        while (constraint.oneOf(KEYS)) {}
        if (!constraint.rest().isEmpty() && constraint.rest().get(0).isName()) {
            constraint.name();
        }
        for (List<Token> column : constraint.parenthesised()) {
            indexed(column, true);
        }
        unnamed(constraint.rest(), "in a constraint");
    }

    private void indexed(List<Token> item, boolean unique) {
        TokenReader column = new TokenReader(item);
        Optional<ColumnRule> rule = item.isEmpty() || !item.get(0).isName() ? Optional.empty() : rule(column.name());
        if (rule.isEmpty()) {
            unnamed(item, "in an indexed expression");
            return;
        }
        column.oneOf(Set.of("asc"));
        if (!column.atEnd()) {
            throw refused(rule.get(), "is indexed otherwise than by its stored value");
        }
        if (!rule.get().deterministic()) {
            throw refused(rule.get(), "is randomized and cannot be indexed");
        }
        if (unique) {
            unique(rule.get());
        }
    }

    private static void unique(ColumnRule rule) {
        if (!rule.deterministic() || rule.plaintextAllowed()) {
            throw refused(rule, "cannot be kept unique, for equal values may be stored differently");
        }
    }

    // ---- ALTER TABLE

    private void action(TokenReader action, List<Token> tokens) {
        if (action.word("ADD")) {
            add(action);
        } else if (action.word("ALTER")) {
            action.word("COLUMN");
            column(action, tokens);
        } else if (action.oneOf(Set.of("modify", "change"))) {
            action.word("COLUMN");
            unnamed(tokens, "in a new definition of a column");
        } else if (action.word("RENAME")) {
            if (!action.oneOf(Set.of("column", "constraint", "index", "key"))) {
                throw Definitions.refused("renames a secret table");
            }
            unnamed(tokens, "in RENAME");
        } else if (!action.oneOf(UPKEEP)) {
            throw Definitions.refused("changes a secret table in a way that isn't known");
        }
    }

    private void add(TokenReader action) {
        action.word("COLUMN");
        action.words("IF", "NOT", "EXISTS");
        List<Token> rest = action.rest();
        if (!rest.isEmpty() && rest.get(0).isSymbol('(')) {
            action.parenthesised().forEach(this::item);
            unnamed(action.rest(), "in ADD");
        } else {
            item(rest);
        }
    }

    private void column(TokenReader action, List<Token> tokens) {
        Optional<ColumnRule> rule = rule(action.name());
        if (rule.isEmpty()) {
            unnamed(tokens, "in a new definition of another column");
        } else if (!action.words("SET", "NOT", "NULL")
                && !action.words("DROP", "NOT", "NULL")
                && !action.words("DROP", "DEFAULT")) {
            throw refused(rule.get(), "is given another definition");
        }
    }

    // ---- names

    private Optional<ColumnRule> rule(String column) {
        return rules.stream()
                .filter(rule -> Names.fold(rule.name().column()).equals(column))
                .findFirst();
    }

    private void unnamed(List<Token> tokens, String where) {
        for (Token token : tokens) {
            Optional<ColumnRule> rule = token.isName() ? rule(Names.fold(token.name())) : Optional.empty();
            if (rule.isPresent()) {
                throw refused(rule.get(), "is named " + where);
            }
        }
    }

    /** A foreign key to a secret column is refused, whatever the table. */
    private void references(List<Token> tokens) {
        TokenReader rest = new TokenReader(tokens);
        while (!rest.atEnd()) {
            if (!rest.word("REFERENCES")) {
                rest = new TokenReader(rest.rest().subList(1, rest.rest().size()));
                continue;
            }
            String table = rest.qualifiedName();
            List<Token> columns = rest.symbol('(') ? rest.rest() : List.of();
            for (Token token : columns) {
                if (token.isSymbol(')')) {
                    break;
                }
                policy.rules().stream()
                        .filter(rule -> Names.fold(rule.name().table()).equals(table))
                        .filter(rule -> token.isName()
                                && Names.fold(rule.name().column()).equals(Names.fold(token.name())))
                        .forEach(rule -> {
                            throw refused(rule, "is the target of a foreign key");
                        });
            }
        }
    }

    private static boolean starts(List<Token> item, Set<String> words) {
        return !item.isEmpty()
                && item.get(0).kind() == TokenKind.WORD
                && words.contains(Names.fold(item.get(0).text()));
    }

    private static Refused refused(ColumnRule rule, String problem) {
        return RefusalCode.DEFINITION.at("column " + rule.name(), problem);
    }
}
