package io.kmsenc.sql;

import java.util.List;

/** A schema file that can't be understood in full, with every problem. */
public final class SchemaFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * A problem of one statement.
     *
     * @param line where the statement begins, from 1
     * @param what the problem and what to do, without any value
     */
    public record Problem(int line, String what) {}

    private final transient List<Problem> problems;

    SchemaFileException(List<Problem> problems) {
        super("the schema file has " + problems.size() + " problem" + (problems.size() == 1 ? "" : "s"));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
