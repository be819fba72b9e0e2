package io.kmsenc.sql;

import io.kmsenc.schema.ColumnRule;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the value of an expression comes from, as far as secret columns are concerned. */
final class Origin {

    /** From no secret column. */
    static final Origin PLAIN = new Origin(null);
    /** The value NULL, which goes with any origin. */
    static final Origin NULL = new Origin(null);

    private final @Nullable ColumnRule rule;

    private Origin(@Nullable ColumnRule rule) {
        this.rule = rule;
    }

    /** The stored value of a secret column, unchanged. */
    static Origin secret(ColumnRule rule) {
        return new Origin(rule);
    }

    static Origin of(Optional<ColumnRule> rule) {
        return rule.map(Origin::secret).orElse(PLAIN);
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
            return this;
        }
        ColumnRule at = rule != null ? rule : other.secretRule();
        throw RefusalCode.MIXED_ORIGIN.at("column " + at.name(), "is mixed with values of another origin in " + clause);
    }
}
