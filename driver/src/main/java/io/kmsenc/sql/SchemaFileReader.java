package io.kmsenc.sql;

import io.kmsenc.sql.Catalog.Column;
import io.kmsenc.sql.Catalog.Relation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the statements of a schema file one after the other. What may change tables in a way that isn't known is refused:
 * a catalog that is almost right would call a statement safe that isn't. For one thread, one use.
 */
final class SchemaFileReader {

    static final String REMEDY = "give definitions as a dump of the schema has them";
    /** Of problems, to tell them from those that the reader of tokens has. */
    static final String CODE = "schema-file";

    private static final Set<String> HARMLESS = Set.of(
            "comment", "grant", "revoke", "insert", "begin", "start", "commit", "lock", "unlock", "analyze", "vacuum");
    private static final Set<String> OTHER_OBJECTS = Set.of(
            "index",
            "trigger",
            "event",
            "sequence",
            "schema",
            "database",
            "extension",
            "type",
            "domain",
            "user",
            "role",
            "collation",
            "constraint",
            "aggregate",
            "operator",
            "cast",
            "publication",
            "policy",
            "server",
            "default",
            "statistics");
    private static final Set<String> ROUTINES = Set.of("view", "function", "procedure", "alias", "synonym");
    private static final Set<String> TABLE_MODIFIERS =
            Set.of("or", "replace", "global", "local", "temporary", "temp", "unlogged", "cached", "memory", "foreign");
    private static final Set<String> CONSTRAINTS = Set.of("constraint", "primary", "unique", "foreign", "check");
    private static final Set<String> MARIADB_KEYS = Set.of("key", "index", "fulltext", "spatial", "period");
    private static final Set<String> UPKEEP = Set.of(
            "owner", "enable", "disable", "validate", "cluster", "replica", "comment", "auto_increment", "engine");
    private static final Set<String> COLUMN_UPKEEP = Set.of("set", "add", "drop");

    private static final Set<String> NAMING = Set.of("search_path", "schema", "role", "authorization", "catalog");

    private final Dialect dialect;
    private String currentSchema;
    private final Map<Relation, List<Column>> tables = new HashMap<>();
    private final Map<String, Set<String>> definitions = new HashMap<>();
    private final SchemaKeys keys;

    SchemaFileReader(Dialect dialect, String defaultSchema) {
        this.dialect = dialect;
        this.keys = new SchemaKeys(dialect);
        this.currentSchema = defaultSchema;
    }

    /** The schema of names without one, as the last USE has set it. */
    String currentSchema() {
        return currentSchema;
    }

    Map<Relation, List<Column>> tables() {
        Map<Relation, List<Column>> kept = new HashMap<>();
        tables.forEach((table, columns) -> kept.put(table, List.copyOf(columns)));
        return kept;
    }

    /** The columns of each table's primary key. */
    Map<Relation, Set<String>> keys() {
        return keys.all();
    }

    /** The names, folded, that each view, routine or part of a table names. */
    Map<String, Set<String>> definitions() {
        return definitions;
    }

    /** @throws Refused if the statement isn't known to leave the tables as they are told */
    void read(List<Token> statement) {
        if (statement.stream().anyMatch(token -> token.kind() == TokenKind.BROKEN)) {
            throw problem("has a string, a quoted name or a comment without an end");
        }
        TokenReader reader = new TokenReader(statement);
        if (reader.oneOf(HARMLESS)) {
            return;
        }
        if (reader.word("CREATE")) {
            create(reader);
        } else if (reader.word("ALTER")) {
            alter(reader);
        } else if (reader.words("DROP", "TABLE")) {
            drop(reader);
        } else if (reader.word("USE")) {
            currentSchema = name(reader);
        } else if (!leavesTables(statement)) {
            throw problem("isn't known in a file of definitions");
        }
    }

    private static boolean leavesTables(List<Token> statement) {
        boolean drops = statement.get(0).isWord("DROP")
                && (Definitions.hasWord(statement, OTHER_OBJECTS) || Definitions.hasWord(statement, ROUTINES));
        // a dump of PostgreSQL begins with this one, and qualifies every name
        boolean emptiesPath = statement.get(0).isWord("SELECT")
                && Definitions.hasWord(statement, Set.of("set_config"))
                && statement.stream().anyMatch(token -> "".equals(token.value()));
        boolean sets = statement.get(0).isWord("SET") && !Definitions.hasWord(statement, NAMING);
        boolean counts = statement.get(0).isWord("SELECT") && Definitions.hasWord(statement, Set.of("setval"));
        return drops || emptiesPath || sets || counts;
    }

    // ---- CREATE

    private void create(TokenReader reader) {
        TokenReader table = new TokenReader(reader.rest());
        while (table.oneOf(TABLE_MODIFIERS)) {}
        if (table.word("TABLE")) {
            table(table);
        } else if (routine(reader)) {
            return;
        } else if (!Definitions.hasWord(head(reader), OTHER_OBJECTS)) {
            throw problem("creates something that isn't known");
        }
    }

    // The words before a name or a parenthesis tell what is made: CREATE OR REPLACE FORCE VIEW, CREATE UNIQUE INDEX.
    private static List<Token> head(TokenReader reader) {
        return reader.rest().subList(0, Math.min(4, reader.rest().size()));
    }

    /** Whether it is a view, a routine or the like; what these name is noted. */
    private boolean routine(TokenReader reader) {
        TokenReader rest = new TokenReader(reader.rest());
        while (!rest.atEnd() && !rest.word("AS") && !rest.oneOf(OTHER_OBJECTS)) {
            if (rest.oneOf(ROUTINES)) {
                rest.words("IF", "NOT", "EXISTS");
                List<String> parts = rest.qualified();
                String name = parts.get(parts.size() - 1);
                definitions.computeIfAbsent(name, n -> new HashSet<>()).addAll(new Mentions(rest.rest(), true).all());
                return true;
            }
            rest = new TokenReader(rest.rest().subList(1, rest.rest().size()));
        }
        return false;
    }

    private void table(TokenReader reader) {
        reader.words("IF", "NOT", "EXISTS");
        Relation table = relation(reader);
        List<List<Token>> items = reader.parenthesised();
        if (Definitions.hasWord(reader.rest(), Set.of("as", "select", "inherits", "like"))) {
            throw problem("makes a table from another", "write its columns");
        }
        if (tables.containsKey(table)) {
            throw problem("defines table \"" + table.name() + "\" again");
        }
        List<Column> columns = new ArrayList<>();
        items.forEach(item -> item(item, table, columns));
        tables.put(table, columns);
    }

    private void item(List<Token> item, Relation table, List<Column> columns) {
        if (item.isEmpty() || isConstraint(item)) {
            keys.constraint(table, item);
            return;
        }
        if (item.get(0).isWord("LIKE") || item.stream().anyMatch(token -> token.kind() == TokenKind.OPAQUE)) {
            throw problem("has a column whose definition can't be seen");
        }
        TokenReader column = new TokenReader(item);
        String name = name(column);
        keys.column(table, name, item);
        if (!Definitions.hasWord(item, Set.of("invisible"))) {
            columns.add(new Column(name, ColumnTypes.storage(type(column.rest()), dialect)));
        }
    }

    // up to what isn't part of a type, so that a default value isn't taken for one
    private static List<Token> type(List<Token> rest) {
        for (int i = 0; i < rest.size(); i++) {
            if (rest.get(i).isWord("DEFAULT")
                    || rest.get(i).isWord("CHECK")
                    || rest.get(i).isWord("GENERATED")) {
                return rest.subList(0, i);
            }
        }
        return rest;
    }

    private boolean isConstraint(List<Token> item) {
        Token first = item.get(0);
        if (first.kind() != TokenKind.WORD) {
            return false;
        }
        String word = Names.fold(first.text());
        return CONSTRAINTS.contains(word)
                || (dialect == Dialect.MARIADB && MARIADB_KEYS.contains(word))
                || (dialect == Dialect.POSTGRESQL && word.equals("exclude") && !isType(item));
    }

    private static boolean isType(List<Token> item) {
        return item.size() > 1 && item.get(1).isName() && !item.get(1).isWord("USING");
    }

    // ---- ALTER and DROP

    private void alter(TokenReader reader) {
        if (!reader.word("TABLE")) {
            if (!Definitions.hasWord(head(reader), OTHER_OBJECTS) && !Definitions.hasWord(head(reader), ROUTINES)) {
                throw problem("changes something that isn't known");
            }
            return;
        }
        reader.words("IF", "EXISTS");
        reader.word("ONLY");
        Relation table = relation(reader);
        List<Column> columns = tables.get(table);
        if (columns == null) {
            // a view or sequence, whose owner a dump of PostgreSQL sets like this
            columns = new ArrayList<>();
        }
        for (List<Token> action : TokenReader.split(reader.rest())) {
            action(new TokenReader(action), table, columns);
        }
    }

    private void action(TokenReader action, Relation table, List<Column> columns) {
        if (action.words("ATTACH", "PARTITION")) {
            part(table, relation(action));
        } else if (action.word("ADD")) {
            add(action, table, columns);
        } else if (action.word("DROP")) {
            keys.forget(table);
            dropColumn(action, columns);
        } else if (action.word("ALTER")) {
            action.word("COLUMN");
            action.name();
            boolean type = Definitions.hasWord(action.rest(), Set.of("type")) && !isStorage(action.rest());
            if (type || !action.oneOf(COLUMN_UPKEEP)) {
                throw problem("gives a column another type", "write that type into the definition of the column");
            }
        } else if (!action.oneOf(UPKEEP)) {
            throw problem("changes a table in a way that isn't known");
        }
    }

    private static boolean isStorage(List<Token> rest) {
        return Definitions.hasWord(rest, Set.of("storage", "statistics", "default"));
    }

    /** Each can be read and written under the name of the other. */
    private void part(Relation table, Relation part) {
        definitions
                .computeIfAbsent(Names.fold(table.name()), n -> new HashSet<>())
                .add(Names.fold(part.name()));
        definitions
                .computeIfAbsent(Names.fold(part.name()), n -> new HashSet<>())
                .add(Names.fold(table.name()));
    }

    private void add(TokenReader action, Relation table, List<Column> columns) {
        boolean column = action.word("COLUMN");
        action.words("IF", "NOT", "EXISTS");
        List<Token> rest = action.rest();
        if (!column && !rest.isEmpty() && isConstraint(rest)) {
            keys.constraint(table, rest);
            return;
        }
        if (Definitions.hasWord(rest, Set.of("first", "after", "before"))
                || rest.get(0).isSymbol('(')) {
            throw problem("adds a column elsewhere than at the end, or several in parentheses");
        }
        item(rest, table, columns);
    }

    private void dropColumn(TokenReader action, List<Column> columns) {
        if (action.oneOf(CONSTRAINTS) || action.oneOf(MARIADB_KEYS)) {
            return;
        }
        action.word("COLUMN");
        action.words("IF", "EXISTS");
        String name = action.name();
        columns.removeIf(column -> Names.fold(column.name()).equals(name));
    }

    private void drop(TokenReader reader) {
        reader.words("IF", "EXISTS");
        do {
            Relation table = relation(reader);
            tables.remove(table);
            keys.forget(table);
        } while (reader.symbol(','));
    }

    // ---- names

    private Relation relation(TokenReader reader) {
        String first = name(reader);
        return reader.symbol('.') ? new Relation(first, name(reader)) : new Relation(currentSchema, first);
    }

    /** A name as the database keeps it. */
    private String name(TokenReader reader) {
        if (reader.atEnd() || !reader.rest().get(0).isName()) {
            throw problem("has no name where one was looked for");
        }
        Token token = reader.rest().get(0);
        reader.name();
        return Names.kept(dialect, token);
    }

    static Refused problem(String problem) {
        return problem(problem, REMEDY);
    }

    private static Refused problem(String problem, String remedy) {
        return new Refused(new Refusal(CODE, "statement", problem, remedy));
    }
}
