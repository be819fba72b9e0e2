package io.kmsenc.it.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.it.app.Application;
import io.kmsenc.it.app.Ini;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code getColumns} tells declared types whatever the patterns by which columns are looked for. */
class ColumnPatternsIT {

    private static final List<String> TABLES = Arrays.asList("staff", "st_ff", "staff%", "%", "sta__", "nothing", null);
    private static final List<String> COLUMNS = Arrays.asList("salary", "s%", "%", "_alary", "nothing", null);
    private static final Path INI = Ini.withSecretKey()
            .columns("staff.salary = randomized decimal(12,2)", "st_ff.since = randomized date")
            .write();

    private static void create(Connection connection, String salary, String since) throws SQLException {
        Sql.run(
                connection,
                "CREATE TABLE staff (id INT NOT NULL, salary " + salary + ", note VARCHAR(20))",
                "CREATE TABLE st_ff (id INT NOT NULL, since " + since + ", salary INT)",
                "CREATE TABLE staff_log (id INT NOT NULL, salary INT)");
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void findTheSameColumnsOfTheSameTypes(TestDatabase kind) throws SQLException {
        String text = Application.text(kind.dialect());
        try (FreshDatabase real = kind.fresh(ColumnPatternsIT.class);
                FreshDatabase kept = kind.fresh(ColumnPatternsIT.class);
                Connection plain = real.connect();
                Connection owner = kept.connect()) {
            create(plain, "DECIMAL(12,2)", "DATE");
            create(owner, text, text);
            try (Connection encrypted = new Application(kept, INI).connect()) {
                int found = 0;
                for (String table : TABLES) {
                    for (String column : COLUMNS) {
                        List<String> told = told(encrypted, cased(plain, table), cased(plain, column));
                        assertThat(told)
                                .as("%s %s", table, column)
                                .isEqualTo(told(plain, cased(plain, table), cased(plain, column)));
                        found += told.size();
                    }
                }
                String escape = plain.getMetaData().getSearchStringEscape();
                String escaped = cased(plain, "st") + escape + "_" + cased(plain, "ff");
                assertThat(told(encrypted, escaped, null))
                        .isEqualTo(told(plain, escaped, null))
                        .hasSize(3);
                assertThat(found).isGreaterThan(40);
            }
        }
    }

    private static String cased(Connection connection, String pattern) throws SQLException {
        return pattern != null && connection.getMetaData().storesUpperCaseIdentifiers()
                ? pattern.toUpperCase(java.util.Locale.ROOT)
                : pattern;
    }

    private static List<String> told(Connection connection, String table, String column) throws SQLException {
        DatabaseMetaData metaData = connection.getMetaData();
        List<String> told = new ArrayList<>();
        try (ResultSet columns = metaData.getColumns(connection.getCatalog(), connection.getSchema(), table, column)) {
            while (columns.next()) {
                told.add(String.join(
                        " ",
                        columns.getString("TABLE_NAME"),
                        columns.getString("COLUMN_NAME"),
                        columns.getString("DATA_TYPE"),
                        columns.getString("TYPE_NAME"),
                        columns.getString("COLUMN_SIZE"),
                        String.valueOf(columns.getString("DECIMAL_DIGITS"))));
            }
        }
        return told;
    }
}
