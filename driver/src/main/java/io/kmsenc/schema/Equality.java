package io.kmsenc.schema;

import java.util.List;
import java.util.Set;

/**
 * What the configuration says about which texts of a deterministic column are equal: those with equal characters, or those
 * that become so by normalization.
 *
 * @param declared whether it says anything; if not, the column can be compared only where the database itself compares it
 *     character by character
 * @param steps in the order in which they are applied
 */
public record Equality(boolean declared, List<Normalization> steps) {

    public static final Equality UNDECLARED = new Equality(false, List.of());

    /** Texts are equal if their characters are, whatever the collation of the column says. */
    public static final Equality EXACT = new Equality(true, List.of());

    public Equality {
        steps = List.copyOf(steps);
    }

    /** Texts are equal if they are the same after these, in whatever order they are given. */
    public static Equality after(Set<Normalization> normalizations) {
        return new Equality(true, normalizations.stream().sorted().toList());
    }

    /** The text that is kept and compared for a text: equal for equal texts, and its own canonical text. */
    public String canonical(String text) {
        if (steps.isEmpty()) {
            return text;
        }
        String canonical = text;
        for (Normalization step : steps) {
            canonical = step.apply(canonical);
            // lower case may take a composed letter apart
            if (step == Normalization.LOWER && steps.contains(Normalization.NFC)) {
                canonical = Normalization.NFC.apply(canonical);
            }
        }
        return canonical;
    }
}
