package io.kmsenc.sql;

import io.kmsenc.schema.ColumnRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What kmsenc does with one SQL text: send it as it is, or encrypt some of its operands and decrypt some of its results,
 * or refuse it. Immutable; threads may share it.
 */
public final class StatementPlan {

    private static final Map<StatementEffect, StatementPlan> UNTOUCHED = untouchedPlans(Roles.NONE.asUpdatable());
    private static final Map<StatementEffect, StatementPlan> NOT_UPDATABLE = untouchedPlans(Roles.NONE);

    private final List<Optional<ColumnRule>> parameters;
    private final List<Optional<ColumnRule>> results;
    private final List<Span> spans;
    private final List<ColumnRule> generated;
    private final @Nullable Refusal refusal;
    private final StatementEffect effect;
    private final int @Nullable [] positions;
    private final Map<Integer, ParameterForm> forms;
    private final Roles roles;
    private final @Nullable Explanation explanation;
    private final @Nullable CalledRoutine call;

    private StatementPlan(
            List<Optional<ColumnRule>> parameters,
            List<Optional<ColumnRule>> results,
            List<Span> spans,
            List<ColumnRule> generated,
            @Nullable Refusal refusal,
            StatementEffect effect,
            int @Nullable [] positions,
            Map<Integer, ParameterForm> forms,
            Roles roles,
            @Nullable Explanation explanation) {
        this(parameters, results, spans, generated, refusal, effect, positions, forms, roles, explanation, null);
    }

    private StatementPlan(
            List<Optional<ColumnRule>> parameters,
            List<Optional<ColumnRule>> results,
            List<Span> spans,
            List<ColumnRule> generated,
            @Nullable Refusal refusal,
            StatementEffect effect,
            int @Nullable [] positions,
            Map<Integer, ParameterForm> forms,
            Roles roles,
            @Nullable Explanation explanation,
            @Nullable CalledRoutine call) {
        this.call = call;
        this.effect = effect;
        this.roles = roles;
        this.explanation = explanation;
        this.parameters = List.copyOf(parameters);
        this.results = List.copyOf(results);
        this.spans = List.copyOf(spans);
        this.generated = List.copyOf(generated);
        this.refusal = refusal;
        this.positions = positions;
        this.forms = Map.copyOf(forms);
    }

    private static Map<StatementEffect, StatementPlan> untouchedPlans(Roles roles) {
        Map<StatementEffect, StatementPlan> plans = new EnumMap<>(StatementEffect.class);
        for (StatementEffect effect : StatementEffect.values()) {
            plans.put(effect, empty(null, effect, roles));
        }
        return plans;
    }

    /** The same of a statement that may change what names stand for on its connection. */
    StatementPlan moving() {
        if (isUntouched()) {
            return effect.compareTo(StatementEffect.SESSION) < 0 ? untouched(StatementEffect.SESSION) : this;
        }
        return new StatementPlan(
                parameters,
                results,
                spans,
                generated,
                refusal,
                StatementEffect.SESSION,
                positions,
                forms,
                roles,
                explanation,
                call);
    }

    /** A query that touches no secret column, or a result of which nothing is known: everything is forwarded. */
    public static StatementPlan untouched() {
        return untouched(StatementEffect.NONE);
    }

    /** A statement that touches no secret column: everything is forwarded. */
    public static StatementPlan untouched(StatementEffect effect) {
        return Objects.requireNonNull(UNTOUCHED.get(effect));
    }

    /**
     * A statement on a secret table.
     *
     * @param parameters the rule under which each parameter is encrypted, in order; empty for one that is sent as it is
     * @param results the secret column that each result column comes from, in order; empty where it comes from none
     * @param spans the text to replace, in ascending order of its place
     * @param generated the secret columns of the table written to, which generated keys may name
     * @param inBothForms the numbers of the parameters that the delegate gets twice, as ciphertext and as plaintext
     */
    public static StatementPlan of(
            List<Optional<ColumnRule>> parameters,
            List<Optional<ColumnRule>> results,
            List<Span> spans,
            List<ColumnRule> generated,
            BitSet inBothForms,
            Map<Integer, ParameterForm> forms) {
        int[] positions = inBothForms.isEmpty() ? null : positions(parameters.size(), inBothForms);
        return new StatementPlan(
                parameters, results, spans, generated, null, StatementEffect.NONE, positions, forms, Roles.NONE, null);
    }

    /** A call of a declared routine. */
    static StatementPlan call(
            List<Optional<ColumnRule>> parameters,
            List<Optional<ColumnRule>> results,
            List<Span> spans,
            Map<Integer, ParameterForm> forms,
            CalledRoutine call,
            StatementEffect effect) {
        Roles roles = new Roles(Set.of(), Collections.nCopies(results.size(), ""), false);
        return new StatementPlan(parameters, results, spans, List.of(), null, effect, null, forms, roles, null, call);
    }

    /** By what a result is read that isn't the first of this statement: nothing is known of it but the labels of a call's. */
    public StatementPlan furtherResults() {
        return call == null ? untouched() : call(List.of(), List.of(), List.of(), Map.of(), call, StatementEffect.NONE);
    }

    /** This call's plan for a result whose columns are known by their labels. */
    public StatementPlan ofResultOfCall(List<Optional<ColumnRule>> results) {
        CalledRoutine called = Objects.requireNonNull(call);
        return call(List.of(), results, List.of(), Map.of(), called, StatementEffect.NONE);
    }

    /** Whether the statement calls a declared routine. */
    public boolean isCall() {
        return call != null;
    }

    /** The declared routine that the statement calls; empty for any other statement. */
    public Optional<CalledRoutine> called() {
        return Optional.ofNullable(call);
    }

    /** A definition of a secret table: the types of its secret columns are replaced by those of their ciphertexts. */
    static StatementPlan definition(List<StoredType> types, StatementEffect effect) {
        return new StatementPlan(
                List.of(), List.of(), List.copyOf(types), List.of(), null, effect, null, Map.of(), Roles.NONE, null);
    }

    /** What is known of a result that no statement of this text gave: the origins of its columns. */
    public static StatementPlan ofResult(List<Optional<ColumnRule>> results) {
        return of(List.of(), results, List.of(), List.of(), new BitSet(), Map.of());
    }

    private static int[] positions(int count, BitSet inBothForms) {
        int[] positions = new int[count + 1];
        positions[0] = 1;
        for (int i = 1; i <= count; i++) {
            positions[i] = positions[i - 1] + (inBothForms.get(i) ? 2 : 1);
        }
        return positions;
    }

    /** This plan, with what an explanation of it tells beside. */
    StatementPlan with(Roles known) {
        return new StatementPlan(
                parameters, results, spans, generated, refusal, effect, positions, forms, known, explanation, call);
    }

    /** This plan for a statement that is explained: what it would give back isn't given. */
    StatementPlan withoutResults() {
        return isUntouched()
                ? this
                : new StatementPlan(
                        parameters,
                        List.of(),
                        spans,
                        List.of(),
                        refusal,
                        effect,
                        positions,
                        forms,
                        new Roles(roles.storedAt(), List.of(), false),
                        explanation,
                        call);
    }

    public static StatementPlan refused(Refusal refusal) {
        return empty(refusal, StatementEffect.NONE, Roles.NONE);
    }

    private static StatementPlan empty(@Nullable Refusal refusal, StatementEffect effect, Roles roles) {
        return new StatementPlan(
                List.of(), List.of(), List.of(), List.of(), refusal, effect, null, Map.of(), roles, null);
    }

    /**
     * A question about a statement, {@code EXPLAIN ENCRYPTION}: the statement isn't sent, and the explanation is answered.
     * The plan has the parameters of the statement, none of which is secret here, because no value goes anywhere.
     */
    static StatementPlan explained(Explanation explanation) {
        List<Optional<ColumnRule>> parameters =
                Collections.nCopies(explanation.parameters(), Optional.<ColumnRule>empty());
        return new StatementPlan(
                parameters,
                List.of(),
                List.of(),
                List.of(),
                null,
                StatementEffect.NONE,
                null,
                Map.of(),
                Roles.NONE,
                explanation);
    }

    /** What is to be answered in place of the statement's own result, where the text asks for an explanation. */
    public Optional<Explanation> explanation() {
        return Optional.ofNullable(explanation);
    }

    Roles roles() {
        return roles;
    }

    /**
     * Whether a driver may write to the rows of the result. It finds out by itself to which table, and must not come to another
     * than the one that was planned for, nor to a secret one where none was.
     */
    public boolean isUpdatable() {
        return roles.updatable();
    }

    /** This plan for a query whose rows may be written to. */
    StatementPlan asUpdatable() {
        return with(roles.asUpdatable());
    }

    /** A plan that touches nothing, for a text of which a driver could take something else for the table. */
    StatementPlan asNotUpdatable() {
        return Objects.requireNonNull(NOT_UPDATABLE.get(effect));
    }

    public Optional<Refusal> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** Whether nothing of the statement is encrypted, decrypted or refused. */
    public boolean isUntouched() {
        return this == UNTOUCHED.get(effect) || this == NOT_UPDATABLE.get(effect);
    }

    /** What executing the statement may change for the planning of others. */
    public StatementEffect effect() {
        return effect;
    }

    /** Whether both treat every operand and result alike. */
    public boolean sameRoles(StatementPlan other) {
        return parameters.equals(other.parameters)
                && results.equals(other.results)
                && generated.equals(other.generated)
                && spans.size() == other.spans.size()
                && Arrays.equals(positions, other.positions)
                && forms.equals(other.forms)
                && Objects.equals(explanation, other.explanation)
                && Objects.equals(call, other.call)
                && Objects.equals(refusal, other.refusal);
    }

    /** The rule of a parameter, counted from 1 as JDBC does, or null for one that is sent as it is. */
    public @Nullable ColumnRule parameter(int index) {
        return at(parameters, index);
    }

    /** Whether a statement on a secret table has a parameter of that number. */
    public boolean hasParameter(int index) {
        return index >= 1 && index <= parameters.size();
    }

    /** The origin of a result column, counted from 1, or null for one that comes from no secret column. */
    public @Nullable ColumnRule result(int index) {
        return at(results, index);
    }

    /** The secret columns that result columns come from. */
    public List<ColumnRule> secretResults() {
        return results.stream().flatMap(Optional::stream).toList();
    }

    /** The text to replace, in ascending order of its place. */
    public List<Span> spans() {
        return spans;
    }

    /** The literals that are replaced, alone or as part of a comparison in both forms. */
    List<SecretLiteral> literals() {
        List<SecretLiteral> literals = new ArrayList<>();
        for (Span span : spans) {
            if (span instanceof SecretLiteral literal) {
                literals.add(literal);
            } else if (span instanceof BothForms both && both.literal() != null) {
                literals.add(both.literal());
            } else if (span instanceof Unwrapped unwrapped && unwrapped.literal() != null) {
                literals.add(unwrapped.literal());
            }
        }
        return literals;
    }

    /** The types of secret columns that are replaced. */
    List<StoredType> types() {
        return spans.stream()
                .filter(StoredType.class::isInstance)
                .map(StoredType.class::cast)
                .toList();
    }

    /** Whether the text itself holds a value of a secret column. */
    public boolean hasLiterals() {
        return !spans.isEmpty() && !literals().isEmpty();
    }

    /** Whether the delegate's parameters are others than the application's: some of these are two of those. */
    public boolean isRenumbered() {
        return positions != null;
    }

    /**
     * The delegate's number for a parameter of the application's, counted from 1: of its ciphertext, where it is
     * {@link #inBothForms}, and the plaintext's is the next.
     */
    public int position(int index) {
        if (positions == null) {
            return index;
        }
        int last = positions.length - 1;
        return index < 1 ? index : index <= last ? positions[index - 1] : positions[last] + index - last - 1;
    }

    /** Whether the delegate gets a parameter as ciphertext and as plaintext. */
    public boolean inBothForms(int index) {
        return positions != null && hasParameter(index) && position(index + 1) - position(index) == 2;
    }

    /** How a secret parameter is given to the delegate. */
    public ParameterForm form(int index) {
        return forms.isEmpty() ? ParameterForm.USUAL : forms.getOrDefault(index, ParameterForm.USUAL);
    }

    /** How many parameters a statement on a secret table has. */
    public int parameterCount() {
        return parameters.size();
    }

    public List<ColumnRule> generated() {
        return generated;
    }

    // An index past the end is the delegate's to complain about: it knows how many there are.
    private static @Nullable ColumnRule at(List<Optional<ColumnRule>> rules, int index) {
        return index >= 1 && index <= rules.size() ? rules.get(index - 1).orElse(null) : null;
    }
}
