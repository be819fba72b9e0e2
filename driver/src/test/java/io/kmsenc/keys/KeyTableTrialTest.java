package io.kmsenc.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.keys.KeyTableTrial.Step;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The data key table is tried without leaving anything in it. */
class KeyTableTrialTest {

    @RegisterExtension
    final KeyDatabase database = new KeyDatabase();

    @BeforeEach
    void make() {
        try (StoredDataKeys keys = database.keys(new CountingProvider("test.one"))) {
            keys.current(DataKeys.ROOT_SCOPE);
        }
    }

    @Test
    void isFineAsTheDriverMakesIt() throws SQLException {
        assertThat(KeyTableTrial.of(database::open))
                .allMatch(step -> step.failure().isEmpty())
                .extracting(Step::what)
                .containsExactly("SELECT", "INSERT", "UPDATE", "the unique index on the active label");
        assertThat(database.query("SELECT COUNT(*) FROM kmsenc_data_keys")).isEqualTo("1");
    }

    @Test
    void isNothingToTryWhereThereIsNone() throws SQLException {
        database.execute("DROP TABLE kmsenc_data_keys");
        assertThat(KeyTableTrial.of(database::open)).isEmpty();
    }

    @Test
    void noticesThatTheUniqueIndexIsMissing() throws SQLException {
        database.execute("ALTER TABLE kmsenc_data_keys DROP COLUMN active_label");
        assertThat(KeyTableTrial.of(database::open))
                .last()
                .satisfies(step -> assertThat(step.failure().orElseThrow())
                        .startsWith("is missing, so that processes that race would make two keys"));
        assertThat(database.query("SELECT COUNT(*) FROM kmsenc_data_keys")).isEqualTo("1");
    }

    @Test
    void noticesAColumnThatIsTooSmall() throws SQLException {
        database.execute("ALTER TABLE kmsenc_data_keys ALTER COLUMN encrypted_data VARBINARY(256)");
        assertThat(KeyTableTrial.of(database::open))
                .filteredOn(step -> step.what().equals("INSERT"))
                .allMatch(step ->
                        step.required() && step.failure().orElse("").contains("make it as the documentation says"));
    }

    @Test
    void tellsWhichPrivilegesAreMissing() throws SQLException {
        database.execute("CREATE USER reader PASSWORD ''");
        database.execute("GRANT SELECT ON kmsenc_data_keys TO reader");
        assertThat(KeyTableTrial.of(() -> database.open("reader")))
                .extracting(Step::what, step -> step.failure().isEmpty(), Step::required)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("SELECT", true, true),
                        org.assertj.core.api.Assertions.tuple("INSERT", false, true),
                        org.assertj.core.api.Assertions.tuple("UPDATE", false, false));
        database.execute("REVOKE SELECT ON kmsenc_data_keys FROM reader");
        assertThat(KeyTableTrial.of(() -> database.open("reader")))
                .isNotEmpty()
                .first()
                .satisfies(step -> assertThat(step.failure().orElse("")).contains("grant SELECT on it"));
    }
}
