package io.kmsenc.cli;

import io.kmsenc.migration.ColumnStatus;
import io.kmsenc.migration.ColumnStatus.Standing;
import io.kmsenc.migration.Coverage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says in words what is covered, and what is left. */
final class CoverageText {

    /**
     * Something that is left to do.
     *
     * @param remedy what to do
     * @param command that does it, or tells more; empty where there is none
     */
    record Left(String said, String remedy, String command) {}

    private CoverageText() {}

    /** One plain sentence. */
    static String verdict(Coverage coverage) {
        long values = coverage.sum(status -> status.rows() - status.nulls());
        String all =
                counted(values, "value") + " in " + counted(coverage.columns().size(), "secret column");
        if (coverage.isCovered()) {
            return "Everything is covered: of " + all + ", each is a ciphertext whose data key is known.";
        }
        long left = coverage.sum(CoverageText::uncovered);
        return "Not everything is covered: " + number(left) + " of " + all + (left == 1 ? " is" : " are")
                + " plaintext or can't be decrypted.";
    }

    // Where every value was tried, orphans and malformed ones are among those that failed.
    private static long uncovered(ColumnStatus status) {
        return status.plaintext()
                + Math.max(
                        status.malformed() + status.values(Standing.ORPHAN),
                        status.undecryptable().size());
    }

    /** What is left to do, the most urgent first. */
    static List<Left> left(Coverage coverage) {
        List<Left> left = new ArrayList<>();
        add(left, coverage.sum(ColumnStatus::plaintext), "in plaintext", "encrypt", "kmsenc columns encrypt");
        add(
                left,
                coverage.sum(status -> status.values(Standing.ORPHAN)),
                "under data keys that the key table doesn't have",
                "restore the rows of the key table from a backup, or delete these values",
                "");
        add(
                left,
                coverage.sum(ColumnStatus::malformed),
                "that begin as a ciphertext and tell no data key",
                "restore from a backup",
                "");
        add(
                left,
                coverage.sum(status -> status.undecryptable().size()),
                "that can't be decrypted",
                "see the rows and reasons",
                "kmsenc columns status --verify");
        add(
                left,
                coverage.outdated(),
                "under a data key or secret key that is no longer current",
                "encrypt anew",
                "kmsenc secrets-migration re-encrypt");
        if (coverage.retirable() > 0) {
            left.add(new Left(
                    counted(coverage.retirable(), "data key") + " that nobody needs",
                    "retire",
                    "kmsenc data-keys retire --yes"));
        }
        return left;
    }

    private static void add(List<Left> left, long number, String what, String remedy, String command) {
        if (number > 0) {
            left.add(new Left(counted(number, "value") + " " + what, remedy, command));
        }
    }

    /** With separators of thousands, the same in every locale. */
    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String counted(long number, String what) {
        return number(number) + " " + what + (number == 1 ? "" : "s");
    }

    /** A part of a whole. What isn't all never reads as 100 %, and what isn't nothing never as 0 %. */
    static String percent(long part, long whole) {
        if (part == 0 || whole == 0) {
            return "0 %";
        }
        if (part == whole) {
            return "100 %";
        }
        double percent = 100.0 * part / whole;
        if (percent < 0.05) {
            return "< 0.1 %";
        }
        return percent >= 99.95 ? "> 99.9 %" : String.format(Locale.ROOT, "%.1f %%", percent);
    }
}
