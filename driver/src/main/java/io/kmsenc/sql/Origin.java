package io.kmsenc.sql;

import io.kmsenc.schema.ColumnRule;
import io.kmsenc.schema.LogicalType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the value of an expression comes from, as far as secret columns are concerned. */
final class Origin {

    /** From no secret column. */
    static final Origin PLAIN = new Origin(null, "");
    /** The value NULL, which goes with any origin. */
    static final Origin NULL = new Origin(null, "");

    private final @Nullable ColumnRule rule;
    private final String ignored;

    private Origin(@Nullable ColumnRule rule, String ignored) {
        this.rule = rule;
        this.ignored = ignored;
    }

    /** The stored value of a secret column, unchanged. */
    static Origin secret(ColumnRule rule) {
        return new Origin(rule, "");
    }

    /** The same of a column in whose comparisons the database ignores something. */
    static Origin secret(ColumnRule rule, String ignored) {
        return new Origin(rule, ignored);
    }

    static Origin of(Optional<ColumnRule> rule, Catalog.Column column) {
        return rule.map(r -> secret(r, column.ignored())).orElse(PLAIN);
    }

    boolean isSecret() {
        return rule != null;
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

    /**
     * The origin of a value that is one of two, such as a branch of UNION ALL.
     *
     * @throws Refused if one is secret and the other comes from elsewhere
     */
    Origin or(Origin other, String clause) {
        if (this == NULL) {
            return other;
        }
        if (other == NULL) {
            return this;
        }
        if (rule == null && other.rule == null) {
            return PLAIN;
        }
        if (rule != null && rule.equals(other.rule)) {
            return ignored.isEmpty() ? other : this;
        }
        ColumnRule at = rule != null ? rule : other.secretRule();
        throw RefusalCode.MIXED_ORIGIN.at("column " + at.name(), "is mixed with values of another origin in " + clause);
    }
}
