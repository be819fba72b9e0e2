package io.kmsenc.sql;

import io.kmsenc.schema.ColumnPolicy;
import io.kmsenc.sql.SchemaFileException.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A catalog that a file of definitions describes, such as a dump of a schema: for planning without a database. Its tables
 * are those of CREATE TABLE, with the columns that ALTER TABLE adds and drops; its views and routines are known by name.
 * Immutable; threads may share it.
 */
public final class SchemaFile implements Catalog {

    private final Dialect dialect;
    private final String defaultSchema;
    private final Map<Relation, List<Column>> tables;
    private final Map<Relation, Set<String>> keys;
    private final Set<String> dependents;

    private SchemaFile(SchemaFileReader reader, Dialect dialect, String defaultSchema, Set<String> dependents) {
        this.dialect = dialect;
        this.defaultSchema = defaultSchema;
        this.tables = Map.copyOf(reader.tables());
        this.keys = Map.copyOf(reader.keys());
        this.dependents = Set.copyOf(dependents);
    }

    /**
     * Reads a file of definitions.
     *
     * @param schema the schema of names without one; empty for {@code public} in H2 and PostgreSQL, and for one without a
     *     name in MariaDB
     * @throws SchemaFileException with every statement that isn't known to leave the tables as they are
     */
    public static SchemaFile read(String text, Dialect dialect, ColumnPolicy policy, Optional<String> schema) {
        String defaultSchema = schema.orElse(
                switch (dialect) {
                    case H2 -> "PUBLIC";
                    case POSTGRESQL -> "public";
                    case MARIADB -> "";
                });
        SchemaFileReader reader = new SchemaFileReader(dialect, defaultSchema);
        List<Problem> problems = new ArrayList<>();
        String sql = switch (dialect) {
            case H2 -> text;
            case POSTGRESQL -> withoutClientCommands(text);
            case MARIADB -> withExecutedComments(text);
        };
        LineCount lines = new LineCount(sql);
        for (List<Token> statement : Statements.split(SqlLexer.tokens(sql, Syntax.usual(dialect)))) {
            int line = lines.at(statement.get(0).start());
            try {
                reader.read(statement);
            } catch (Refused refused) {
                problems.add(new Problem(line, what(refused.refusal())));
            }
        }
        if (!problems.isEmpty()) {
            throw new SchemaFileException(problems);
        }
        return new SchemaFile(
                reader,
                dialect,
                schema.orElse(reader.currentSchema()),
                dependents(reader.definitions(), policy.tableNames()));
    }

    private static String what(Refusal refusal) {
        boolean ours = refusal.code().equals(SchemaFileReader.CODE);
        return refusal.problem() + "; " + (ours ? refusal.remedy() : SchemaFileReader.REMEDY);
    }

    // psql's own, such as \restrict, which a dump may hold; a line each
    private static String withoutClientCommands(String text) {
        return text.replaceAll("(?m)^\\\\.*$", "");
    }

    // A dump of MariaDB keeps whole statements in comments that its own server executes.
    private static String withExecutedComments(String text) {
        String executed = text;
        Optional<Token> comment = executedComment(executed);
        while (comment.isPresent()) {
            executed = executed(executed, comment.get().start());
            comment = executedComment(executed);
        }
        return executed;
    }

    private static Optional<Token> executedComment(String text) {
        Comments comments = new Comments(text, Dialect.MARIADB);
        return SqlLexer.tokens(text, Syntax.usual(Dialect.MARIADB)).stream()
                .filter(token -> token.kind() == TokenKind.OPAQUE
                        && comments.isExecuted(token.start())
                        && comments.end(token.start()) != Comments.ENDLESS)
                .findFirst();
    }

    private static String executed(String text, int start) {
        int end = new Comments(text, Dialect.MARIADB).end(start);
        int content = text.indexOf('!', start) + 1;
        while (Characters.isDigit(text.charAt(content))) {
            content++;
        }
        return text.substring(0, start)
                + " ".repeat(content - start)
                + text.substring(content, end - 2)
                + "  "
                + text.substring(end);
    }

    private static Set<String> dependents(Map<String, Set<String>> definitions, Set<String> secretTables) {
        Set<String> reached = new HashSet<>();
        secretTables.forEach(table -> reached.add(Names.fold(table)));
        Set<String> found = new HashSet<>();
        boolean grows = true;
        while (grows) {
            grows = false;
            for (Map.Entry<String, Set<String>> definition : definitions.entrySet()) {
                boolean names = definition.getValue().stream().anyMatch(reached::contains);
                if (names && !secretTables.contains(definition.getKey()) && found.add(definition.getKey())) {
                    reached.add(definition.getKey());
                    grows = true;
                }
            }
        }
        return found;
    }

    @Override
    public Optional<Relation> resolve(Optional<String> schema, String name) {
        Relation exact = new Relation(schema.orElse(defaultSchema), name);
        if (tables.containsKey(exact) || dialect == Dialect.POSTGRESQL) {
            return tables.containsKey(exact) ? Optional.of(exact) : Optional.empty();
        }
        return tables.keySet().stream()
                .filter(table -> folded(table).equals(folded(exact)))
                .findFirst();
    }

    private static Relation folded(Relation relation) {
        return new Relation(
                relation.schema().toLowerCase(Locale.ROOT), relation.name().toLowerCase(Locale.ROOT));
    }

    /** A file tells of a view that it is one, and not what its query means. */
    @Override
    public Backing backing(Relation relation) {
        return tables.containsKey(relation)
                ? Backing.Table.ALONE
                : new Backing.Unknown("isn't a table of the file of definitions");
    }

    @Override
    public List<Column> columns(Relation relation) {
        return Objects.requireNonNullElse(tables.get(relation), List.of());
    }

    @Override
    public Set<String> key(Relation relation) {
        return Objects.requireNonNullElse(keys.get(relation), Set.of());
    }

    @Override
    public Set<String> dependents() {
        return dependents;
    }

    /** None: a file tells of routines by name alone. */
    @Override
    public List<Routine> routines(Optional<String> schema, String name) {
        return List.of();
    }

    /** None: a file runs nothing. */
    @Override
    public Set<String> movers() {
        return Set.of();
    }

    Map<Relation, List<Column>> tables() {
        return tables;
    }
}
