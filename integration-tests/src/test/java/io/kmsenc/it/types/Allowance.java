package io.kmsenc.it.types;

import io.kmsenc.it.twin.DataFile;
import io.kmsenc.sql.Dialect;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A line of {@code differences.txt} or {@code updated.txt}: a difference that is meant, with its reason.
 *
 * @param what found in the setter or getter, followed by what both sides did
 */
record Allowance(Difference.Kind kind, Set<String> databases, Set<String> types, Pattern what, String reason) {

    private static final String ALL = "*";

    static List<Allowance> of(String file) {
        return DataFile.lines(Allowance.class, file).stream().map(Allowance::of).toList();
    }

    private static Allowance of(List<String> cells) {
        if (cells.size() != 5 || cells.get(4).isEmpty()) {
            throw new IllegalStateException("a difference without its reason: " + cells);
        }
        return new Allowance(
                Difference.Kind.valueOf(cells.get(0)),
                Set.of(cells.get(1).split(" ")),
                Set.of(cells.get(2).split(" ")),
                Pattern.compile(cells.get(3)),
                cells.get(4));
    }

    boolean covers(Dialect dialect, Difference difference) {
        return kind == difference.kind()
                && (databases.contains(ALL) || databases.contains(dialect.name()))
                && (types.contains(ALL) || types.contains(difference.type()))
                && what.matcher(difference.method() + ": " + difference.detail())
                        .find();
    }
}
