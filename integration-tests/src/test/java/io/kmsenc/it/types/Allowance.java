package io.kmsenc.it.types;

import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.it.twin.DataFile;
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

    /** The lines that concern the database, which is a driver of its own for MySQL's. */
    static List<Allowance> of(TestDatabase kind, String file) {
        return DataFile.lines(Allowance.class, file).stream()
                .map(Allowance::of)
                .filter(each -> each.databases.contains(ALL) || each.isOf(kind))
                .toList();
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

    /** Whether it names the database, so that there has to be such a difference. */
    boolean isOf(TestDatabase tested) {
        return databases.contains(tested == TestDatabase.H2_MEMORY ? "H2" : tested.name());
    }

    boolean covers(Difference difference) {
        return kind == difference.kind()
                && (types.contains(ALL) || types.contains(difference.type()))
                && what.matcher(difference.method() + ": " + difference.detail())
                        .find();
    }
}
