package io.kmsenc.config;

import io.kmsenc.provider.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** A configuration that can't be used; the message has every problem on a line of its own. */
public final class ConfigurationException extends RuntimeException {

    private final List<Problem> problems;

    public ConfigurationException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining(System.lineSeparator())));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
