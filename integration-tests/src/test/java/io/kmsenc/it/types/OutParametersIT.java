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

/** Every getter of a call gives what it gives of a routine on a column of the real type, but for the lines of called.txt. */
class OutParametersIT {

    private static final int LEAST_COMPARISONS = 1_000;

    private final TimeZone zone = TimeZone.getDefault();

    @AfterEach
    void restoreTheZone() {
        use(zone);
    }

    private static void use(TimeZone zone) {
        TimeZone.setDefault(zone);
        DateTimeUtils.resetCalendar();
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB", "MYSQL"})
    void areReadLikeThoseOfTheType(TestDatabase kind) throws SQLException {
        use(TimeZone.getTimeZone(System.getProperty("kmsenc.it.zone", "America/New_York")));
        List<Allowance> allowances = new ArrayList<>(Allowance.of(kind, "differences.txt"));
        List<Allowance> own = Allowance.of(kind, "called.txt");
        allowances.addAll(own);
        Set<Allowance> used = new HashSet<>();
        List<Difference> unmeant = new ArrayList<>();
        try (CalledMatrix matrix = new CalledMatrix(kind.fresh(OutParametersIT.class))) {
            for (Difference difference : matrix.run()) {
                List<Allowance> covering = allowances.stream()
                        .filter(each -> each.covers(difference))
                        .toList();
                used.addAll(covering);
                if (covering.isEmpty()) {
                    unmeant.add(difference);
                }
            }
            assertThat(matrix.comparisons()).isGreaterThan(LEAST_COMPARISONS);
        }
        assertThat(unmeant).isEmpty();
        assertThat(own.stream().filter(each -> each.isOf(kind)).filter(each -> !used.contains(each)))
                .as("lines without a difference")
                .isEmpty();
    }
}
