package io.kmsenc.it.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.it.db.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random statements on random schemas are answered as by a plaintext twin, or refused, and no secret is sent. Without
 * settings the statements are always the same few; docs/SQL.md tells how to run many.
 */
class GeneratedStatementsIT {

    private static final long SEED = Long.getLong("kmsenc.generated.seed", 20_000);
    private static final int STATEMENTS = Integer.getInteger("kmsenc.generated.statements", 3_000);

    /** How many failures are shrunk and shown at most, and how many cases are tried for each. */
    private static final int ENOUGH = 10;

    private static final int ATTEMPTS = 300;

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void areAnsweredLikeTheTwinsOrRefused(TestDatabase kind) throws SQLException {
        run(kind, STATEMENTS, false);
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void areAnsweredLikeTheTwinsOnDeclaredTypesThatKmsencDefined(TestDatabase kind) throws SQLException {
        run(kind, STATEMENTS / 2, true);
    }

    private static void run(TestDatabase kind, int all, boolean typed) throws SQLException {
        int statements = kind == TestDatabase.H2_MEMORY ? all * 6 / 10 : all * 2 / 10;
        Hunt hunt = new Hunt(kind, SEED, typed, ATTEMPTS, found -> {});
        List<Hunt.Found> found = hunt.run(statements, ENOUGH);
        System.out.println("seed " + SEED + " on " + kind + ": " + hunt.tally());
        assertThat(found).as(() -> shown(kind, found)).isEmpty();
        assertThat(hunt.tally().percentAble())
                .as("percent that run on the twin")
                .isGreaterThanOrEqualTo(40);
        assertThat(hunt.tally().percentAnswered())
                .as("percent answered of those that touch a secret column")
                .isGreaterThanOrEqualTo(50);
    }

    /** In the form of the data file, each with the number that makes it again. */
    private static String shown(TestDatabase kind, List<Hunt.Found> all) {
        return all.stream()
                .map(each -> "# number " + each.seed() + ": "
                        + String.join("\n# ", each.failure().problems()).replace("\n", "\n# ") + "\n# at first: "
                        + Hunt.shown(each.first()) + "\n"
                        + FoundCases.written(FoundCase.of(each.failure().kind(), kind, each.smallest())))
                .collect(Collectors.joining("\n"));
    }
}
