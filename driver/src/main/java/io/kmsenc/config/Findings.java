package io.kmsenc.config;

import io.kmsenc.provider.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects problems while a configuration is read, and puts them in the order of the file. For one thread. */
final class Findings {

    /** Behind every line of a file: what a file lacks. */
    static final int NOWHERE = Integer.MAX_VALUE;

    private record Finding(int line, Problem problem) {}

    private final List<Finding> found = new ArrayList<>();

    void add(int line, String place, String what) {
        add(line, new Problem(place, what));
    }

    void add(int line, Problem problem) {
        found.add(new Finding(line, problem));
    }

    /** @throws ConfigurationException if there is a problem */
    void refuse() {
        if (!found.isEmpty()) {
            throw new ConfigurationException(found.stream()
                    .sorted(Comparator.comparingInt(Finding::line))
                    .map(Finding::problem)
                    .distinct()
                    .toList());
        }
    }
}
