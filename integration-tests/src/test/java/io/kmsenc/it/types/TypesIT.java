package io.kmsenc.it.types;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.it.db.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import org.h2.util.DateTimeUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every setter and getter gives what it gives on a column of the real type, but for the lines of differences.txt. */
class TypesIT {

    private static final int LEAST_COMPARISONS = 10_000;

    private final TimeZone zone = TimeZone.getDefault();

    @AfterEach
    void restoreTheZone() {
        use(zone);
    }

    /** H2 remembers the zone of the process from when it was first asked for. */
    private static void use(TimeZone zone) {
        TimeZone.setDefault(zone);
        DateTimeUtils.resetCalendar();
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB", "MYSQL"})
    void storesAndReadsLikeAColumnOfTheType(TestDatabase kind) throws SQLException {
        Matrix.Storing inserts =
                (connection, table) -> connection.prepareStatement("INSERT INTO " + table + " VALUES (?, ?)");
        List<Allowance> allowances = Allowance.of(kind, "differences.txt");
        compare(kind, inserts, allowances, allowances);
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void updatesRowsLikeAColumnOfTheType(TestDatabase kind) throws SQLException {
        List<Allowance> own = Allowance.of(kind, "updated.txt");
        List<Allowance> allowances = new ArrayList<>(Allowance.of(kind, "differences.txt"));
        allowances.addAll(own);
        compare(kind, InsertedRows::in, allowances, own);
    }

    /** @param needed those of the allowances that there has to be a difference for */
    private static void compare(
            TestDatabase kind, Matrix.Storing storing, List<Allowance> allowances, List<Allowance> needed)
            throws SQLException {
        use(TimeZone.getTimeZone(System.getProperty("kmsenc.it.zone", "America/New_York")));
        Set<Allowance> used = new HashSet<>();
        List<Difference> unmeant = new ArrayList<>();
        try (Matrix matrix = new Matrix(kind.fresh(TypesIT.class), storing)) {
            Matrix.Result result = matrix.run();
            assertThat(result.comparisons()).isGreaterThan(LEAST_COMPARISONS);
            assertThat(matrix.stored()).isEmpty();
            for (Difference difference : result.differences()) {
                List<Allowance> covering = allowances.stream()
                        .filter(each -> each.covers(difference))
                        .toList();
                used.addAll(covering);
                if (covering.isEmpty()) {
                    unmeant.add(difference);
                }
            }
        }
        assertThat(unmeant).isEmpty();
        assertThat(needed.stream().filter(each -> each.isOf(kind)).filter(each -> !used.contains(each)))
                .as("lines without a difference")
                .isEmpty();
    }
}
