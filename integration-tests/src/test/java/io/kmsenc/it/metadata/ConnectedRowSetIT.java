package io.kmsenc.it.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.it.app.Application;
import io.kmsenc.it.app.Ini;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.rowset.JdbcRowSet;
import javax.sql.rowset.RowSetProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A row set that stays connected reads, changes, inserts and deletes rows as it does without kmsenc. */
class ConnectedRowSetIT {

    private static final Path INI = Ini.withSecretKey()
            .columns(
                    "entries.name = randomized varchar(40)",
                    "entries.credit = randomized decimal(12,2)",
                    "entries.since = randomized date")
            .write();

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void worksOnSecretColumns(TestDatabase kind) throws SQLException {
        String text = Application.text(kind.dialect());
        try (FreshDatabase kept = kind.fresh(ConnectedRowSetIT.class);
                FreshDatabase real = kind.fresh(ConnectedRowSetIT.class);
                Connection owner = kept.connect();
                Connection plain = real.connect()) {
            create(owner, text, text, text);
            create(plain, "VARCHAR(40)", "DECIMAL(12,2)", "DATE");
            List<String> secret = changed(kept.kmsencUrl() + parameter(kept.kmsencUrl()), kept);
            assertThat(secret).isEqualTo(changed(real.url(), real)).contains("1 changed 1.50 2024-02-29");
            assertThat(Sql.column(owner, "SELECT name FROM entries"))
                    .hasSize(2)
                    .allMatch(name -> name != null && name.startsWith("kmsenc1."));
        }
    }

    private static void create(Connection connection, String name, String credit, String since) throws SQLException {
        Sql.run(
                connection,
                "CREATE TABLE entries (id INT PRIMARY KEY, name " + name + ", credit " + credit + ", since " + since
                        + ")");
    }

    private static String parameter(String url) {
        String sign = url.startsWith("jdbc:kmsenc:h2:") ? ";" : url.contains("?") ? "&" : "?";
        return sign + "kmsenc.config=" + INI;
    }

    private static List<String> changed(String url, FreshDatabase database) throws SQLException {
        try (JdbcRowSet rows = RowSetProvider.newFactory().createJdbcRowSet()) {
            rows.setUrl(url);
            rows.setUsername(database.user());
            rows.setPassword(database.password());
            rows.setCommand("SELECT id, name, credit, since FROM entries");
            rows.execute();
            insert(rows, 1, "one", "1.50");
            insert(rows, 2, "two", "2.50");
            insert(rows, 3, "three", "3.50");
            rows.execute();
            while (rows.next()) {
                if (rows.getInt(1) == 1) {
                    rows.updateString(2, "changed");
                    rows.updateRow();
                }
            }
            rows.beforeFirst();
            while (rows.next()) {
                if (rows.getInt(1) == 2) {
                    rows.deleteRow();
                    break;
                }
            }
            rows.execute();
            return values(rows);
        }
    }

    private static void insert(JdbcRowSet rows, int id, String name, String credit) throws SQLException {
        rows.moveToInsertRow();
        rows.updateInt(1, id);
        rows.updateString(2, name);
        rows.updateBigDecimal(3, new BigDecimal(credit));
        rows.updateDate(4, Date.valueOf("2024-02-29"));
        rows.insertRow();
        rows.moveToCurrentRow();
    }

    private static List<String> values(JdbcRowSet rows) throws SQLException {
        List<String> values = new ArrayList<>();
        while (rows.next()) {
            values.add(rows.getInt(1) + " " + rows.getString(2) + " " + rows.getBigDecimal(3) + " " + rows.getDate(4));
        }
        values.sort(null);
        return values;
    }
}
