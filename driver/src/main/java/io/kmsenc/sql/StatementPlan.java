package io.kmsenc.sql;

import io.kmsenc.schema.ColumnRule;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What kmsenc does with one SQL text: send it as it is, or encrypt some of its operands and decrypt some of its results,
 * or refuse it. Immutable; threads may share it.
 */
public final class StatementPlan {

    private static final Map<StatementEffect, StatementPlan> UNTOUCHED = untouchedPlans();

    private final List<Optional<ColumnRule>> parameters;
    private final List<Optional<ColumnRule>> results;
    private final List<SecretLiteral> literals;
    private final List<ColumnRule> generated;
    private final @Nullable Refusal refusal;
    private final StatementEffect effect;
    private final Roles roles;
    private final @Nullable Explanation explanation;

    private StatementPlan(
            List<Optional<ColumnRule>> parameters,
            List<Optional<ColumnRule>> results,
            List<SecretLiteral> literals,
            List<ColumnRule> generated,
            @Nullable Refusal refusal,
            StatementEffect effect,
            Roles roles,
            @Nullable Explanation explanation) {
        this.effect = effect;
        this.roles = roles;
        this.explanation = explanation;
        this.parameters = List.copyOf(parameters);
        this.results = List.copyOf(results);
        this.literals = List.copyOf(literals);
        this.generated = List.copyOf(generated);
        this.refusal = refusal;
    }

    private static Map<StatementEffect, StatementPlan> untouchedPlans() {
        Map<StatementEffect, StatementPlan> plans = new EnumMap<>(StatementEffect.class);
        for (StatementEffect effect : StatementEffect.values()) {
            plans.put(
                    effect,
                    new StatementPlan(List.of(), List.of(), List.of(), List.of(), null, effect, Roles.NONE, null));
        }
        return plans;
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
     * @param literals in ascending order of their place
     * @param generated the secret columns of the table written to, which generated keys may name
     */
    public static StatementPlan of(
            List<Optional<ColumnRule>> parameters,
            List<Optional<ColumnRule>> results,
            List<SecretLiteral> literals,
            List<ColumnRule> generated) {
        return new StatementPlan(
                parameters, results, literals, generated, null, StatementEffect.NONE, Roles.NONE, null);
    }

    /** This plan, with what an explanation of it tells beside. */
    StatementPlan with(Roles known) {
        return new StatementPlan(parameters, results, literals, generated, refusal, effect, known, explanation);
    }

    public static StatementPlan refused(Refusal refusal) {
        return new StatementPlan(
                List.of(), List.of(), List.of(), List.of(), refusal, StatementEffect.NONE, Roles.NONE, null);
    }

    /**
     * A question about a statement, {@code EXPLAIN ENCRYPTION}: the statement isn't sent, and the explanation is answered.
     * The plan has the parameters of the statement, none of which is secret here, because no value goes anywhere.
     */
    static StatementPlan explained(Explanation explanation) {
        List<Optional<ColumnRule>> parameters =
                Collections.nCopies(explanation.parameters(), Optional.<ColumnRule>empty());
        return new StatementPlan(
                parameters, List.of(), List.of(), List.of(), null, StatementEffect.NONE, Roles.NONE, explanation);
    }

    /** What is to be answered in place of the statement's own result, where the text asks for an explanation. */
    public Optional<Explanation> explanation() {
        return Optional.ofNullable(explanation);
    }

    Roles roles() {
        return roles;
    }

    public Optional<Refusal> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** Whether nothing of the statement is encrypted, decrypted or refused. */
    public boolean isUntouched() {
        return this == UNTOUCHED.get(effect);
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
                && literals.size() == other.literals.size()
                && Objects.equals(explanation, other.explanation)
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

    public List<SecretLiteral> literals() {
        return literals;
    }

    public List<ColumnRule> generated() {
        return generated;
    }

    // An index past the end is the delegate's to complain about: it knows how many there are.
    private static @Nullable ColumnRule at(List<Optional<ColumnRule>> rules, int index) {
        return index >= 1 && index <= rules.size() ? rules.get(index - 1).orElse(null) : null;
    }
}
