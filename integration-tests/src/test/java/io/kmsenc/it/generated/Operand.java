package io.kmsenc.it.generated;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value in a statement: a parameter, or a literal in one of the forms of the dialect. Immutable.
 *
 * @param value a String, Integer or byte array, or null
 * @param form 0 for a parameter, 1 for the plainest literal, more for the others
 */
record Operand(Type type, @Nullable Object value, int form) {

    static final int PARAMETER = 0;
    static final int PLAINEST = 1;

    List<Operand> simpler() {
        List<Operand> steps = new ArrayList<>();
        if (form != PARAMETER) {
            steps.add(new Operand(type, value, PARAMETER));
        }
        if (form > PLAINEST) {
            steps.add(new Operand(type, value, PLAINEST));
        }
        if (value != null) {
            Object shorter = shorter(value);
            if (shorter != value) {
                steps.add(new Operand(type, shorter, form));
            }
        }
        return steps;
    }

    // What makes a secret's value a sentinel stays.
    private static Object shorter(Object value) {
        if (value instanceof String text) {
            return Sentinels.shorter(text);
        } else if (value instanceof byte[] bytes) {
            String text = new String(bytes, StandardCharsets.UTF_8);
            String shorter = Sentinels.shorter(text);
            return shorter.equals(text) ? value : shorter.getBytes(StandardCharsets.UTF_8);
        }
        return value;
    }
}
