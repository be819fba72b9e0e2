package io.kmsenc.it.surface;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
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
        try (InputStream in =
                Objects.requireNonNull(Allowance.class.getResourceAsStream("differences.txt"), "differences.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Allowance::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Allowance of(String line) {
        List<String> cells =
                Arrays.stream(line.split(" \\| ")).map(String::strip).toList();
        if (cells.size() != 4) {
            throw new IllegalStateException("not <databases> | <tables> | <pattern> | <reason>: " + line);
        }
        return new Allowance(
                Set.of(cells.get(0).split(" ")),
                Set.of(cells.get(1).split(" ")),
                Pattern.compile(cells.get(2).replace("\\|", "|"), Pattern.DOTALL),
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
