package io.kmsenc.it.surface;

import io.kmsenc.it.twin.DataFile;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A line of {@code differences.txt}: something that goes otherwise through kmsenc, with its reason.
 *
 * @param databases names of {@link io.kmsenc.it.db.TestDatabase}, or {@code *}
 * @param tables {@code plain} or {@code secret}, or both
 * @param what found in {@code <session>: <call>: <outcome through kmsenc> instead of <the driver's>}
 */
record Allowance(Set<String> databases, Set<String> tables, Pattern what, String reason) {

    static List<Allowance> all() {
        return DataFile.lines(Allowance.class, "differences.txt").stream()
                .map(Allowance::of)
                .toList();
    }

    private static Allowance of(List<String> cells) {
        if (cells.size() != 4) {
            throw new IllegalStateException("not <databases> | <tables> | <pattern> | <reason>: " + cells);
        }
        return new Allowance(
                Set.of(cells.get(0).split(" ")),
                Set.of(cells.get(1).split(" ")),
                Pattern.compile(cells.get(2), Pattern.DOTALL),
                cells.get(3));
    }

    boolean isFor(String database) {
        return databases.contains("*") || databases.contains(database);
    }

    boolean covers(String database, String tableKind, String difference) {
        return isFor(database)
                && tables.contains(tableKind)
                && what.matcher(difference).find();
    }
}
