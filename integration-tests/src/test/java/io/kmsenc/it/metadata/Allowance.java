package io.kmsenc.it.metadata;

import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.it.twin.DataFile;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A line of {@code differences.txt}: a difference that is meant, with its reason.
 *
 * @param difference found in what is told, followed by what both sides tell
 */
record Allowance(Set<String> databases, Pattern difference, String reason) {

    static List<Allowance> all() {
        return DataFile.lines(Allowance.class, "differences.txt").stream()
                .map(Allowance::of)
                .toList();
    }

    private static Allowance of(List<String> cells) {
        if (cells.size() != 3 || cells.get(2).isEmpty()) {
            throw new IllegalStateException("a difference without its reason: " + cells);
        }
        return new Allowance(Set.of(cells.get(0).split(" ")), Pattern.compile(cells.get(1)), cells.get(2));
    }

    boolean isFor(TestDatabase kind) {
        return databases.contains(kind.name());
    }

    boolean covers(String found) {
        return difference.matcher(found).find();
    }
}
