package io.kmsenc.sql;

import io.kmsenc.schema.ColumnRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Where the value of an expression comes from, as far as secret columns are concerned. */
final class Origin {

    /** From no secret column. */
    static final Origin PLAIN = new Origin(null, List.of());
    /** The same, and the value of a column as it is. */
    static final Origin COLUMN = new Origin(null, List.of());
    /** The value NULL, which goes with any origin. */
    static final Origin NULL = new Origin(null, List.of());
    /** The word DEFAULT. */
    static final Origin DEFAULT = new Origin(null, List.of());

    private final @Nullable ColumnRule rule;
    private final List<Given> operands;

    private Origin(@Nullable ColumnRule rule, List<Given> operands) {
        this.rule = rule;
        this.operands = operands;
    }

    /** The stored value of a secret column, unchanged. */
    static Origin secret(ColumnRule rule) {
        return new Origin(rule, List.of());
    }

    static Origin of(Optional<ColumnRule> rule) {
        return rule.map(Origin::secret).orElse(PLAIN);
    }

    /** One of some parameters and literals, or NULL. Who uses the value decides what becomes of them. */
    static Origin given(List<Given> operands) {
        return new Origin(null, List.copyOf(operands));
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
}
