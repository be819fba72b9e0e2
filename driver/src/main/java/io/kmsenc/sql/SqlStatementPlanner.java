package io.kmsenc.sql;

import io.kmsenc.schema.ColumnPolicy;
import io.kmsenc.schema.ColumnRule;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Plans statements of one dialect under one policy. A statement that names no secret table costs one pass over its
 * characters; any other is parsed and walked, and what the walk does not know is refused. Threads may share it.
 */
public final class SqlStatementPlanner implements StatementPlanner {

    // where PostgreSQL keeps values that ANALYZE took from columns
    private static final Set<String> SAMPLES =
            Set.of("pg_stats", "pg_statistic", "pg_stats_ext", "pg_stats_ext_exprs", "pg_statistic_ext_data");

    private static final Set<String> NAMING =
            Set.of("view", "rename", "synonym", "schema", "function", "procedure", "alias", "trigger", "rule");

    private final ColumnPolicy policy;
    private final Dialect dialect;
    private final Calls calls;
    private final Set<String> tableNames = new HashSet<>();
    private final Set<String> interest = new HashSet<>();
    private final Set<String> schemas = new HashSet<>();

    public SqlStatementPlanner(ColumnPolicy policy, Dialect dialect) {
        this.policy = policy;
        this.dialect = dialect;
        this.calls = new Calls(policy, dialect);
        for (ColumnRule rule : policy.rules()) {
            tableNames.add(Names.fold(rule.name().table()));
            rule.name().schema().ifPresent(schema -> schemas.add(Names.fold(schema)));
            interest.add(Names.fold(rule.name().column()));
        }
        interest.addAll(tableNames);
    }

    /** The plan for a text on a server whose settings nobody changed. */
    StatementPlan plan(String sql, Catalog catalog) {
        return plan(sql, Syntax.usual(dialect), catalog);
    }

    /** What becomes of a text on a server whose settings nobody changed. */
    public Explanation explain(String sql, Catalog catalog) {
        return explain(sql, Syntax.usual(dialect), catalog);
    }

    @Override
    public StatementPlan plan(String sql, Syntax syntax, Catalog catalog) {
        List<Token> tokens = SqlLexer.tokens(sql, syntax);
        Optional<List<Token>> asked = Question.about(tokens, dialect);
        return asked.isPresent()
                ? StatementPlan.explained(explained(asked.get(), syntax, catalog))
                : updatable(sql, tokens, decided(tokens, syntax, catalog), catalog);
    }

    private StatementPlan updatable(String sql, List<Token> tokens, StatementPlan plan, Catalog catalog) {
        if (policy.isEmpty() || plan.refusal().isPresent()) {
            return plan;
        }
        if (!plan.isUntouched()) {
            return OneTable.isReadBy(sql, tokens) ? plan.asUpdatable() : plan;
        }
        return OneTable.isPlain(sql, tokens) || !hides(sql, catalog) ? plan : plan.asNotUpdatable();
    }

    // What is no name of the statement may look like one to a driver that reads the text in its own way.
    private boolean hides(String sql, Catalog catalog) {
        String folded = Names.fold(sql);
        return Stream.concat(tableNames.stream(), folded(catalog.dependents()).stream())
                .anyMatch(folded::contains);
    }

    /**
     * What becomes of a statement, told without sending anything. A text that asks for an explanation itself is taken for
     * what it asks about.
     *
     * @throws RuntimeException only what the catalog throws
     */
    public Explanation explain(String sql, Syntax syntax, Catalog catalog) {
        List<Token> tokens = SqlLexer.tokens(sql, syntax);
        return explained(Question.about(tokens, dialect).orElse(tokens), syntax, catalog);
    }

    private Explanation explained(List<Token> statement, Syntax syntax, Catalog catalog) {
        return new Explainer(statement, decided(statement, syntax, catalog), policy.isEmpty()).explanation();
    }

    private StatementPlan decided(List<Token> tokens, Syntax syntax, Catalog catalog) {
        if (tokens.isEmpty()) {
            return StatementPlan.untouched(StatementEffect.NONE);
        }
        try {
            Optional<List<Token>> inside = DatabaseExplain.statement(tokens, dialect);
            StatementPlan plan = inside.isPresent()
                    ? plan(inside.get(), syntax, catalog).withoutResults()
                    : plan(tokens, syntax, catalog);
            boolean moves = !policy.isEmpty() && new Mentions(tokens, false).any(catalog.movers());
            return moves ? plan.moving() : plan;
        } catch (Refused refused) {
            return StatementPlan.refused(refused.refusal());
        } catch (StackOverflowError tooDeep) {
            return StatementPlan.refused(RefusalCode.UNPARSEABLE
                    .at("statement", "names a secret table and is too long a chain of operators")
                    .refusal());
        }
    }

    private StatementPlan plan(List<Token> tokens, Syntax syntax, Catalog catalog) {
        StatementKind kind = StatementKind.of(tokens);
        List<StatementKind> kinds =
                RunText.statements(tokens).stream().map(StatementKind::of).toList();
        Mentions mentions = new Mentions(tokens, kinds.stream().anyMatch(StatementKind::runsText));
        if (mentions.any(Set.of(KeyTable.NAME))) {
            KeyTable.check(tokens);
        }
        if (policy.isEmpty()) {
            return untouched(tokens);
        }
        new SyntaxSettings(syntax).check(tokens);
        if (kinds.contains(StatementKind.SCRIPT)) {
            throw RefusalCode.OPAQUE_TEXT.at("statement", "runs or answers statements that can't be seen");
        }
        Set<String> reached = folded(catalog.dependents());
        Set<String> dependents = new HashSet<>(reached);
        dependents.addAll(calls.names());
        runs(tokens, syntax, dependents);
        if (dialect == Dialect.POSTGRESQL && mentions.any(SAMPLES)) {
            throw RefusalCode.VIEW_ON_SECRET_TABLE.at("statement", "reads samples of the values of every table");
        }
        if (mentions.any(schemas)) {
            TokenReader.statements(tokens).forEach(Definitions::checkSchema);
        }
        boolean direct = mentions.any(tableNames);
        boolean dependent = mentions.any(dependents);
        if (!direct && !dependent) {
            return untouched(tokens);
        }
        Set<String> names = new HashSet<>(interest);
        names.addAll(dependents);
        Tables tables = new Tables(policy, catalog, dialect, dependents, names);
        if (kind == StatementKind.DEFINITION && areDefinitions(tokens)) {
            Definitions definitions = new Definitions(policy, tables, dependent);
            Set<String> secret = new HashSet<>(dependents);
            secret.addAll(tableNames);
            TokenReader.statements(tokens).stream()
                    .filter(statement -> new Mentions(statement, true).any(secret))
                    .forEach(definitions::check);
            return definitions.types().isEmpty()
                    ? untouched(tokens)
                    : StatementPlan.definition(definitions.types(), StatementEffect.of(tokens));
        }
        List<Token> statement = single(tokens);
        if (mentions.any(calls.names())) {
            reached.addAll(tableNames);
            Optional<StatementPlan> call = calls.plan(statement, catalog, tables, reached);
            if (call.isPresent()) {
                return call.get();
            }
        }
        if (dependent && kind != StatementKind.DATA) {
            throw RefusalCode.VIEW_ON_SECRET_TABLE.at(
                    "statement",
                    "reaches a secret table under another name",
                    "name the table itself, or declare the routine in [routines]");
        }
        kind.refuseUnlessPlanned(new Mentions(tokens, false).any(tableNames));
        if (mentions.runsText()) {
            throw RefusalCode.OPAQUE_TEXT.at("statement", "calls a function that runs text, and names a secret table");
        }
        if (SyntaxSettings.configures(statement)) {
            throw RefusalCode.SYNTAX_SETTING.at("statement", "may change settings, and names a secret table");
        }
        return direct ? walked(statement, tables) : reached(statement, tables);
    }

    private static StatementPlan walked(List<Token> statement, Tables tables) {
        return Walked.of(JdbcEscapes.resolved(statement), tables).plan();
    }

    /** The plan for a statement in which a name stands by which a secret table can be reached, if it is that name. */
    private static StatementPlan reached(List<Token> statement, Tables tables) {
        try {
            return walked(statement, tables);
        } catch (Refused refused) {
            if (refused.refusal().code().equals(RefusalCode.UNPARSEABLE.code())) {
                throw RefusalCode.VIEW_ON_SECRET_TABLE.at(
                        "statement", "may reach a secret table under another name, and can't be parsed");
            }
            throw refused;
        }
    }

    private void runs(List<Token> tokens, Syntax syntax, Set<String> dependents) {
        Set<String> forbidden = new HashSet<>(dependents);
        forbidden.addAll(tableNames);
        forbidden.add(KeyTable.NAME);
        RunText text = new RunText(syntax, forbidden);
        for (List<Token> statement : RunText.statements(tokens)) {
            text.check(statement, StatementKind.of(statement));
            text.block(statement);
        }
    }

    private static StatementPlan untouched(List<Token> tokens) {
        return StatementPlan.untouched(StatementEffect.of(tokens));
    }

    private static Set<String> folded(Set<String> names) {
        Set<String> folded = new HashSet<>();
        names.forEach(name -> folded.add(Names.fold(name)));
        return folded;
    }

    /** The statement without semicolons at its end. */
    static List<Token> single(List<Token> tokens) {
        int end = tokens.size();
        while (end > 0 && tokens.get(end - 1).isSymbol(';')) {
            end--;
        }
        List<Token> statement = tokens.subList(0, end);
        if (statement.stream().anyMatch(t -> t.isSymbol(';'))) {
            throw RefusalCode.SEVERAL_STATEMENTS.at("statement", "is one of several in one text");
        }
        return statement;
    }

    // What one of several makes may be meant by the next, so none may make another name for a table.
    private static boolean areDefinitions(List<Token> tokens) {
        List<List<Token>> statements = TokenReader.statements(tokens);
        return statements.size() == 1
                || statements.stream()
                        .allMatch(statement -> StatementKind.of(statement) == StatementKind.DEFINITION
                                && !Definitions.hasWord(statement, NAMING));
    }
}
