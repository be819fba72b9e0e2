package io.kmsenc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What statements cost in memory that are remembered. */
class KnownStatementsTest {

    private static final int STATEMENTS = 2_000;
    /** 10,000 statements are to take less than 50 MB; about 1,200 bytes each were measured. */
    private static final long MOST_BYTES = 2_500;

    @TempDir
    Path folder;

    @Test
    void takeLittleMemoryEach() throws SQLException {
        try (H2Database database =
                        new H2Database(folder, "customers.ssn = randomized", "customers.email = deterministic");
                Connection connection = database.encrypted()) {
            database.ddl("CREATE TABLE customers (id INT PRIMARY KEY, ssn VARCHAR(4000), email VARCHAR(4000))");
            prepare(connection, 0);
            long before = used();
            for (int i = 1; i <= STATEMENTS; i++) {
                prepare(connection, i);
            }
            assertThat((used() - before) / STATEMENTS).isLessThan(MOST_BYTES);
        }
    }

    private static void prepare(Connection connection, int number) throws SQLException {
        connection
                .prepareStatement("SELECT id, ssn, email FROM customers WHERE email = ? AND id > " + number)
                .close();
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
