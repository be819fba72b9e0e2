package io.kmsenc.keys.aws;

import io.kmsenc.provider.Problem;
import io.kmsenc.provider.ProviderSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One section and what was found wrong with it. No message may hold the value of a key that may be secret. For one thread. */
final class SectionProblems {

    private final ProviderSettings settings;
    private final List<Problem> found = new ArrayList<>();

    SectionProblems(ProviderSettings settings) {
        this.settings = settings;
    }

    /** The value of a key; empty where the key is missing or its value blank, which is a problem of its own. */
    Optional<String> value(String key) {
        return settings.value(key).filter(value -> !value.isBlank());
    }

    boolean has(String key) {
        return settings.value(key).isPresent();
    }

    /** Whether a key of two values, true and false, is on. */
    boolean on(String key) {
        return value(key).filter("true"::equals).isPresent();
    }

    void add(String key, String what) {
        found.add(new Problem(settings.place(key), what));
    }

    void refuseBlanks() {
        settings.values().keySet().stream()
                .sorted()
                .filter(key -> settings.values().get(key).isBlank())
                .forEach(key -> add(key, "empty; give it a value or remove it"));
    }

    void requireBeside(String key, String other) {
        if (has(key) && !has(other)) {
            add(key, "useless without " + other + "; set both or none");
        }
    }

    void refuseBeside(String key, String other) {
        if (has(key) && has(other)) {
            add(key, "contradicts " + other + "; remove one of them");
        }
    }

    List<Problem> all() {
        return List.copyOf(found);
    }
}
