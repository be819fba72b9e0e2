package io.kmsenc.config;

import io.kmsenc.schema.Equality;
import io.kmsenc.schema.Normalization;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The options {@code compare=} and {@code normalize=}: which values of a deterministic text column are equal. */
final class EqualityOptions {

    private static final String COMPARE = "compare";
    private static final String NORMALIZE = "normalize";

    static final List<String> NAMES = List.of(COMPARE, NORMALIZE);

    private EqualityOptions() {}

    /** What is wrong with the value of one of them. */
    static Optional<String> problem(String name, String value) {
        if (name.equals(COMPARE)) {
            return value.equals("exact")
                    ? Optional.empty()
                    : Optional.of("unknown value of \"compare\"; write compare=exact");
        }
        return normalizations(value).isEmpty()
                ? Optional.of(
                        "unknown value of \"normalize\"; write one or more of nfc, lower and trim, once each, with |"
                                + " between them")
                : Optional.empty();
    }

    /** What is wrong with them where they stand. */
    static List<String> contradictions(Set<String> options, boolean deterministicText) {
        List<String> problems = new ArrayList<>();
        if (!deterministicText) {
            NAMES.stream()
                    .filter(options::contains)
                    .forEach(name -> problems.add("\"" + name + "\" is for deterministic text columns; remove it"));
        }
        if (options.containsAll(NAMES)) {
            problems.add("\"compare\" and \"normalize\" both say which values are equal; keep one of them");
        }
        return problems;
    }

    /** What options without a problem say. */
    static Equality equality(Map<String, String> options) {
        String normalizations = options.get(NORMALIZE);
        if (normalizations != null) {
            return Equality.after(Set.copyOf(normalizations(normalizations)));
        }
        return options.containsKey(COMPARE) ? Equality.EXACT : Equality.UNDECLARED;
    }

    /** The normalizations that a value lists, or none where it is no such list. */
    private static List<Normalization> normalizations(String value) {
        List<Normalization> found = new ArrayList<>();
        for (String word : value.split("\\|", -1)) {
            Optional<Normalization> one = Arrays.stream(Normalization.values())
                    .filter(n -> n.word().equals(word) && !found.contains(n))
                    .findFirst();
            if (one.isEmpty()) {
                return List.of();
            }
            found.add(one.get());
        }
        return found;
    }
}
