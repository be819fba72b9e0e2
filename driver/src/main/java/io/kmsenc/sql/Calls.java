package io.kmsenc.sql;

import io.kmsenc.schema.ColumnPolicy;
import io.kmsenc.schema.ColumnRule;
import io.kmsenc.schema.LogicalType;
import io.kmsenc.schema.RoutineRule;
import io.kmsenc.sql.CallBinding.Argument;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Plans calls of declared routines. A call is answered if every definition that it may mean binds its arguments alike;
 * anything else that calls a declared routine is refused. Threads may share it.
 */
final class Calls {

    private static final Set<String> CALLING = Set.of("call", "exec", "execute", "perform");

    private final ColumnPolicy policy;
    private final Dialect dialect;
    private final Set<String> names = new HashSet<>();

    Calls(ColumnPolicy policy, Dialect dialect) {
        this.policy = policy;
        this.dialect = dialect;
        policy.routines().forEach(routine -> names.add(Names.fold(routine.name().name())));
    }

    /** The names of declared routines, folded, without their schemas. */
    Set<String> names() {
        return names;
    }

    /**
     * The plan for a statement.
     *
     * @param reaching folded names by which a secret table can be reached, those of secret tables included
     * @return empty if it calls no declared routine
     * @throws Refused if it calls one in a way that can't be bound
     */
    Optional<StatementPlan> plan(List<Token> statement, Catalog catalog, Tables tables, Set<String> reaching) {
        Optional<CallShape> shape = CallShape.of(statement, dialect).filter(call -> names.contains(call.folded()));
        if (shape.isEmpty()) {
            requireNoCall(statement);
            return Optional.empty();
        }
        requireNothingElse(shape.get(), statement, reaching);
        return planned(shape.get(), statement, catalog, tables, reaching);
    }

    private void requireNoCall(List<Token> statement) {
        for (int i = 0; i < statement.size(); i++) {
            Token token = statement.get(i);
            if (token.isName() && names.contains(Names.fold(token.name())) && isCalled(statement, i)) {
                throw RefusalCode.ROUTINE_CALL.at(
                        "routine \"" + token.name() + "\"", "is called in a statement that does more");
            }
        }
    }

    private static boolean isCalled(List<Token> statement, int name) {
        boolean arguments =
                name + 1 < statement.size() && statement.get(name + 1).isSymbol('(');
        int first = name;
        while (first > 1 && statement.get(first - 1).isSymbol('.')) {
            first -= 2;
        }
        Token before = statement.get(Math.max(first - 1, 0));
        boolean target = first > 0 && before.isWord("INTO");
        return (arguments && !target) || CALLING.contains(Names.fold(before.text()));
    }

    private void requireNothingElse(CallShape shape, List<Token> statement, Set<String> reaching) {
        Set<String> others = new HashSet<>(reaching);
        others.addAll(names);
        for (List<Token> argument : shape.arguments()) {
            Mentions mentions = new Mentions(argument, false);
            if (mentions.any(others) || mentions.runsText()) {
                throw RefusalCode.ROUTINE_CALL.at(
                        shape.shown(), "has an argument that may reach a secret table or call a declared routine");
            }
            if (isNamed(argument)) {
                throw RefusalCode.ROUTINE_CALL.at(
                        shape.shown(), "is given an argument by name, which may be another than the one in its place");
            }
            if (argument.stream().anyMatch(t -> t.isSymbol('{'))
                    && argument.stream().anyMatch(t -> t.kind() == TokenKind.PARAMETER)) {
                throw RefusalCode.ROUTINE_CALL.at(
                        shape.shown(),
                        "has a JDBC escape among its arguments, of which a driver may write a parameter twice");
            }
        }
        boolean uncertain =
                statement.stream().anyMatch(t -> t.kind() == TokenKind.OPAQUE || t.kind() == TokenKind.BROKEN);
        if (uncertain || SyntaxSettings.configures(statement)) {
            throw RefusalCode.ROUTINE_CALL.at(
                    shape.shown(), "is called with text whose meaning isn't certain, or that changes settings");
        }
    }

    /** Whether it is written {@code p => …} or {@code p := …}; what stands in parentheses may belong to another call. */
    private static boolean isNamed(List<Token> argument) {
        int depth = 0;
        for (int i = 0; i + 1 < argument.size(); i++) {
            Token token = argument.get(i);
            depth += token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
            Token next = argument.get(i + 1);
            boolean arrow = token.isSymbol('=') && next.isSymbol('>');
            if (depth == 0 && (arrow || (token.isSymbol(':') && next.isSymbol('=')))) {
                return true;
            }
        }
        return false;
    }

    private Optional<StatementPlan> planned(
            CallShape shape, List<Token> statement, Catalog catalog, Tables tables, Set<String> reaching) {
        List<Routine> meant = catalog.routines(
                shape.schema().map(token -> Names.kept(dialect, token)), Names.kept(dialect, shape.last()));
        List<RoutineRule> declared = policy.routines().stream()
                .filter(rule -> meant.stream().anyMatch(routine -> rule.name().fits(routine.schema(), routine.name())))
                .toList();
        if (meant.isEmpty()) {
            throw RefusalCode.ROUTINE_CALL.at(
                    shape.shown(),
                    "isn't known to the database",
                    "name a routine that exists, with its schema, and that this user may call");
        }
        if (declared.isEmpty()) {
            boolean other = !reaching.contains(shape.folded());
            return other ? Optional.of(StatementPlan.untouched(StatementEffect.of(statement))) : Optional.empty();
        }
        return Optional.of(bound(shape, statement, meant, declared, tables));
    }

    private StatementPlan bound(
            CallShape shape, List<Token> statement, List<Routine> meant, List<RoutineRule> declared, Tables tables) {
        RoutineRule rule = declared.get(0);
        boolean one = declared.size() == 1
                && meant.stream().allMatch(routine -> rule.name().fits(routine.schema(), routine.name()));
        Map<Routine, CallBinding> bindings = new LinkedHashMap<>();
        for (Routine routine : one ? meant : List.<Routine>of()) {
            CallBinding.of(shape, routine, rule, dialect).ifPresent(binding -> bindings.put(routine, binding));
        }
        if (!one || Set.copyOf(bindings.values()).size() > 1) {
            throw RefusalCode.ROUTINE_CALL.at(
                    shape.shown(),
                    "is one of several, which bind its arguments differently",
                    "name its schema, or give the definitions names of their own");
        }
        if (bindings.isEmpty()) {
            throw RefusalCode.ROUTINE_CALL.at(
                    shape.shown(),
                    "isn't called in a way, or with a number of arguments, that a definition of it has",
                    "give it all of its arguments");
        }
        Map.Entry<Routine, CallBinding> found = bindings.entrySet().iterator().next();
        return plan(shape, statement, found.getValue(), found.getKey(), rule, tables);
    }

    private StatementPlan plan(
            CallShape shape,
            List<Token> statement,
            CallBinding binding,
            Routine routine,
            RoutineRule rule,
            Tables tables) {
        binding.arguments().stream()
                .filter(Argument::takes)
                .flatMap(argument -> argument.rule().stream())
                .forEach(column -> requireEqualAsCiphertext(column, tables));
        CallArguments arguments = new CallArguments(shape, statement, dialect);
        arguments.bind(binding);
        List<String> called = binding.arguments().size() == routine.parameters().size()
                ? routine.parameters().stream().map(Routine.Parameter::name).toList()
                : List.of();
        CalledRoutine call = CalledRoutine.of(
                called, shape.result() ? 2 : 1, shape.hasParametersOnly() && !called.isEmpty(), rule.results());
        return StatementPlan.call(
                arguments.parameters(),
                binding.results(),
                arguments.spans(),
                arguments.forms(),
                call,
                StatementEffect.of(statement));
    }

    /** Refuses what a routine may compare with a column in which other values are equal than ciphertexts. */
    private void requireEqualAsCiphertext(ColumnRule column, Tables tables) {
        if (column.deterministic() && column.plaintextAllowed()) {
            throw RefusalCode.PLAINTEXT_COMPARISON.at(
                    "column " + column.name(), "may hold rows in plaintext, which a routine finds by no ciphertext");
        }
        Source source = tables.source(
                column.name().schema().map(this::unquoted),
                unquoted(column.name().table()));
        if (tables.isLossy(source)) {
            throw RefusalCode.LOSSY_WRITE.at(
                    "column " + column.name(), "is in a table whose engine may cut a value in silence");
        }
        List<OutputColumn> found = source.columns().stream()
                .filter(c -> c.origin().rule().filter(column::equals).isPresent())
                .toList();
        found.forEach(c -> c.origin().requireExact());
        boolean text = column.deterministic() && column.type() == LogicalType.TEXT;
        if (text && !column.equality().declared() && (found.isEmpty() || !source.complete())) {
            throw RefusalCode.INEXACT_COLLATION.at(
                    "column " + column.name(), "isn't known to the database, so it can't be told how it compares");
        }
    }

    private Identifier unquoted(String name) {
        return new Identifier(Names.unquoted(dialect, name), false);
    }
}
