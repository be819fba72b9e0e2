package io.kmsenc.sql;

import io.kmsenc.schema.ColumnRule;
import io.kmsenc.schema.LogicalType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Where the value of an expression comes from, as far as secret columns are concerned. */
final class Origin {

    /** From no secret column. */
    static final Origin PLAIN = new Origin(null, "", false, List.of());
    /** The same, and the value of a column as it is. */
    static final Origin COLUMN = new Origin(null, "", false, List.of());
    /** The value NULL, which goes with any origin. */
    static final Origin NULL = new Origin(null, "", false, List.of());
    /** The word DEFAULT. */
    static final Origin DEFAULT = new Origin(null, "", false, List.of());

    private final @Nullable ColumnRule rule;
    private final String ignored;
    private final boolean filled;
    private final List<Given> operands;

    private Origin(@Nullable ColumnRule rule, String ignored, boolean filled, List<Given> operands) {
        this.rule = rule;
        this.ignored = ignored;
        this.filled = filled;
        this.operands = operands;
    }

    /** The stored value of a secret column, unchanged. */
    static Origin secret(ColumnRule rule) {
        return secret(rule, "");
    }

    /** The same of a column in whose comparisons the database ignores something; whether it has a default isn't known. */
    static Origin secret(ColumnRule rule, String ignored) {
        return new Origin(rule, ignored, true, List.of());
    }

    static Origin of(Optional<ColumnRule> rule, Catalog.Column column) {
        return rule.map(r -> new Origin(r, column.ignored(), column.filled(), List.of()))
                .orElse(PLAIN);
    }

    /** One of some parameters and literals, or NULL. Who uses the value decides what becomes of them. */
    static Origin given(List<Given> operands) {
        return new Origin(null, "", false, List.copyOf(operands));
    }

    boolean isSecret() {
        return rule != null;
    }

    /** Whether the value is one of the {@link #operands}. */
    boolean isGiven() {
        return !operands.isEmpty();
    }

    List<Given> operands() {
        return operands;
    }

    /** This origin with each operand changed; any other origin as it is. */
    Origin mapped(UnaryOperator<Given> change) {
        return isGiven() ? given(operands.stream().map(change).toList()) : this;
    }

    Origin with(Origin other) {
        List<Given> both = new ArrayList<>(operands);
        both.addAll(other.operands);
        return given(both);
    }

    Optional<ColumnRule> rule() {
        return Optional.ofNullable(rule);
    }

    /** The rule of a secret origin. */
    ColumnRule secretRule() {
        if (rule == null) {
            throw new IllegalStateException("not secret");
        }
        return rule;
    }

    /** Whether the database may give the secret column a value where a statement gives it none. */
    boolean filled() {
        return filled;
    }

    /**
     * Requires that equal plaintexts are those that the database would hold equal, or that the configuration says that
     * others needn't be.
     *
     * @throws Refused otherwise
     */
    void requireExact() {
        if (rule != null
                && rule.deterministic()
                && rule.type() == LogicalType.TEXT
                && !rule.equality().declared()
                && !ignored.isEmpty()) {
            throw RefusalCode.INEXACT_COLLATION.at(
                    "column " + rule.name(),
                    "has a collation that ignores " + ignored + ", so that more texts are equal than ciphertexts");
        }
    }
}
