package io.kmsenc.it.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kmsenc.it.app.Sql;
import io.kmsenc.it.db.Login;
import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.sql.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Views, partitions, inheriting tables and synonyms, reached by their own names. */
class ViewsIT {

    private static final String ADA = "sentinel-ada";
    private static final List<String> VIEWS = List.of(
            "CREATE VIEW v_all AS SELECT * FROM customers",
            "CREATE VIEW v_renamed (id, mail, tin) AS SELECT id, email, ssn FROM customers",
            "CREATE VIEW v_on_view AS SELECT r.tin AS num, r.mail FROM v_renamed r WHERE r.id > 0",
            "CREATE VIEW v_filtered AS SELECT id, email, ssn FROM customers WHERE city = 'Lund'",
            "CREATE VIEW v_listed AS SELECT id, email AS e FROM customers WHERE city IN ('Lund', 'Oslo') OR id = 7",
            "CREATE VIEW v_union AS SELECT email FROM customers UNION ALL SELECT buyer_email FROM orders",
            "CREATE VIEW v_distinct AS SELECT DISTINCT email FROM customers",
            "CREATE VIEW v_joined AS SELECT c.id, c.ssn, o.total FROM customers c JOIN orders o ON o.buyer_email = c.email",
            "CREATE VIEW v_grouped AS SELECT email, COUNT(*) AS n FROM customers GROUP BY email",
            "CREATE VIEW v_case AS SELECT id, CASE WHEN city = 'Lund' THEN ssn ELSE NULL END AS ssn FROM customers",
            "CREATE VIEW v_known AS SELECT id, ssn FROM customers WHERE email IS NOT NULL AND NOT (ssn IS NULL)",
            "CREATE VIEW v_buyers AS SELECT c.id, c.email FROM customers c"
                    + " WHERE EXISTS (SELECT 1 FROM orders o WHERE o.buyer_email = c.email)",
            "CREATE VIEW v_within AS SELECT id, email FROM customers WHERE email IN (SELECT buyer_email FROM orders)",
            "CREATE VIEW v_derived AS SELECT d.id, d.s FROM (SELECT id, ssn AS s FROM customers) d",
            "CREATE VIEW v_plain AS SELECT id, UPPER(city) AS town, 'x' AS kind FROM customers");

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void viewsThatMayBeMadeAnswerAsOnPlaintext(TestDatabase kind) throws SQLException {
        try (TwoSides sides = new TwoSides(kind)) {
            tables(sides, kind.dialect());
            sides.define(VIEWS.toArray(String[]::new));
            sides.fill("customers");
            sides.fillOrders();
            for (String view : VIEWS) {
                sides.same("SELECT * FROM " + view.replaceFirst("CREATE VIEW (\\w+) .*", "$1"));
            }
            sides.same("SELECT v.mail, v.tin FROM v_renamed v WHERE v.mail = ?", ADA);
            sides.same("SELECT id FROM v_all WHERE email IN (?, ?)", ADA, "sentinel-none");
            sides.same("SELECT num FROM v_on_view WHERE mail = ?", ADA);
            sides.same("SELECT e FROM v_listed WHERE e <> ?", ADA);
            sides.same("SELECT COUNT(*) FROM v_union WHERE email = ?", ADA);
            sides.same("SELECT n FROM v_grouped WHERE email = ?", ADA);
            sides.same("SELECT r.tin, o.total FROM v_renamed r JOIN orders o ON o.buyer_email = r.mail");
            sides.same("SELECT a.ssn, b.tin FROM v_filtered a JOIN v_renamed b ON a.email = b.mail");
            sides.same("SELECT town FROM v_plain WHERE town LIKE 'L%' ORDER BY town");
            sides.same("WITH w AS (SELECT tin, mail FROM v_renamed) SELECT tin FROM w WHERE mail = ?", ADA);
        }
    }

    private static void tables(TwoSides sides, Dialect dialect) throws SQLException {
        String text = TwoSides.text(dialect);
        sides.define(
                "CREATE TABLE customers (id INT PRIMARY KEY, ssn " + text + ", email " + text + ", city VARCHAR(50))",
                "CREATE TABLE orders (id INT PRIMARY KEY, buyer_email " + text + ", total INT)");
    }

    @ParameterizedTest
    @EnumSource(value = TestDatabase.class, names = "H2.*", mode = EnumSource.Mode.MATCH_NONE)
    void simpleViewsAreWrittenThrough(TestDatabase kind) throws SQLException {
        try (TwoSides sides = new TwoSides(kind)) {
            tables(sides, kind.dialect());
            sides.define("CREATE VIEW v AS SELECT id, ssn, email FROM customers", "CREATE VIEW w AS SELECT * FROM v");
            sides.fill("customers");
            sides.both("INSERT INTO v VALUES (7, ?, ?)", "sentinel-ssn-7", ADA);
            sides.both("UPDATE v SET ssn = ? WHERE email = ?", "sentinel-new", ADA);
            sides.both("UPDATE w SET email = ? WHERE id = 2", "sentinel-bobby");
            sides.both("DELETE FROM w WHERE email = ?", "sentinel-bobby");
            sides.same("SELECT * FROM customers");
            sides.define("CREATE VIEW renamed AS SELECT id, ssn AS tin FROM customers");
            refuses(sides, "UPDATE renamed SET tin = 'sentinel-x'");
        }
    }

    @ParameterizedTest
    @EnumSource(value = TestDatabase.class, names = "H2.*", mode = EnumSource.Mode.MATCH_ALL)
    void synonymsStandForTheirTableAndViewsAreNotWrittenThrough(TestDatabase kind) throws SQLException {
        try (TwoSides sides = new TwoSides(kind)) {
            tables(sides, kind.dialect());
            sides.define("CREATE VIEW v AS SELECT id, ssn FROM customers");
            sides.defineBeside("CREATE SYNONYM patrons FOR customers", "CREATE SYNONYM w FOR v");
            sides.fill("patrons");
            sides.same("SELECT * FROM patrons WHERE email = ?", ADA);
            sides.same("SELECT ssn, city FROM customers");
            sides.same("SELECT ssn FROM w");
            sides.both("UPDATE patrons SET ssn = ? WHERE email = ?", "sentinel-new", ADA);
            sides.same("SELECT customers.ssn FROM patrons");
            refuses(sides, "DELETE FROM v WHERE id = 1");
        }
    }

    @Test
    void partitionsAndInheritingTablesHaveTheRulesOfTheWhole() throws SQLException {
        try (TwoSides sides = new TwoSides(TestDatabase.POSTGRESQL)) {
            sides.defineBeside(
                    "CREATE TABLE customers (id INT, ssn TEXT, email TEXT, city TEXT) PARTITION BY LIST (city)",
                    "CREATE TABLE lund PARTITION OF customers FOR VALUES IN ('Lund')",
                    "CREATE TABLE elsewhere PARTITION OF customers DEFAULT PARTITION BY RANGE (id)",
                    "CREATE TABLE elsewhere_1 PARTITION OF elsewhere FOR VALUES FROM (0) TO (9)",
                    "CREATE TABLE things (id INT)",
                    "CREATE TABLE orders (buyer_email TEXT, total INT) INHERITS (things)",
                    "CREATE TABLE late_orders (note TEXT) INHERITS (orders)");
            sides.fill("customers");
            sides.fillOrders();
            sides.both("INSERT INTO late_orders VALUES (9, ?, 1, 'n')", ADA);
            sides.both("INSERT INTO lund VALUES (8, ?, ?, 'Lund')", "sentinel-ssn-8", ADA);
            sides.both("UPDATE elsewhere_1 SET ssn = ? WHERE email = ?", "sentinel-new", ADA);
            for (String table : List.of("customers", "lund", "elsewhere", "elsewhere_1")) {
                sides.same("SELECT * FROM " + table);
                sides.same("SELECT t.ssn FROM " + table + " t WHERE t.email = ?", ADA);
            }
            sides.same("SELECT * FROM late_orders");
            sides.same("SELECT * FROM orders WHERE buyer_email = ?", ADA);
            sides.same("SELECT id FROM things");
            sides.defineBeside("ALTER TABLE things ADD buyer_email TEXT");
            refuses(sides, "SELECT id FROM things");
            sides.same("SELECT buyer_email FROM late_orders");
        }
    }

    @Test
    void materializedViewsAreReadAndNotWritten() throws SQLException {
        try (TwoSides sides = new TwoSides(TestDatabase.POSTGRESQL)) {
            tables(sides, Dialect.POSTGRESQL);
            sides.fill("customers");
            sides.defineBeside(
                    "CREATE MATERIALIZED VIEW m AS SELECT id, email AS mail, ssn FROM customers",
                    "CREATE VIEW v AS SELECT mail FROM m");
            sides.same("SELECT * FROM m WHERE mail = ?", ADA);
            sides.same("SELECT * FROM v");
            refuses(sides, "DELETE FROM m");
        }
    }

    @Test
    void whatCannotBeToldIsRefused() throws SQLException {
        try (TwoSides sides = new TwoSides(TestDatabase.POSTGRESQL)) {
            tables(sides, Dialect.POSTGRESQL);
            sides.defineBeside(
                    "CREATE VIEW computed AS SELECT upper(ssn) AS ssn FROM customers",
                    "CREATE VIEW compared AS SELECT id FROM customers WHERE email = 'x'",
                    "CREATE VIEW ruled AS SELECT id, ssn FROM customers",
                    "CREATE TABLE notes (note TEXT)",
                    "CREATE TABLE things (id INT)",
                    "CREATE RULE r AS ON INSERT TO ruled DO INSTEAD INSERT INTO notes VALUES (NEW.ssn)",
                    "CREATE TABLE log (note TEXT)",
                    "CREATE RULE r AS ON INSERT TO log DO ALSO INSERT INTO customers (id, ssn) VALUES (5, NEW.note)",
                    "CREATE FUNCTION spy(things) RETURNS TEXT LANGUAGE sql AS 'SELECT ssn FROM customers LIMIT 1'");
            for (String refused : List.of(
                    "SELECT ssn FROM computed",
                    "SELECT id FROM compared",
                    "INSERT INTO ruled VALUES (1, 'sentinel')",
                    "INSERT INTO log VALUES ('sentinel')",
                    "SELECT spy(NULL) FROM things",
                    "SELECT t.spy FROM things t")) {
                refuses(sides, refused);
            }
            sides.fill("customers");
            sides.same("SELECT id, ssn FROM ruled");
            sides.same("SELECT city AS spy FROM customers");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"MARIADB", "MYSQL"})
    void aTemporaryTableHidesAView(TestDatabase kind) throws SQLException {
        try (TwoSides sides = new TwoSides(kind)) {
            tables(sides, kind.dialect());
            sides.fill("customers");
            sides.define(
                    "CREATE TEMPORARY TABLE v (id INT, email VARCHAR(50))", "INSERT INTO v VALUES (5, 'not secret')");
            sides.defineBeside("CREATE VIEW v AS SELECT id, email FROM customers");
            sides.same("SELECT id FROM v WHERE email = ?", "not secret");
            sides.define("DROP TEMPORARY TABLE v");
            sides.same("SELECT id FROM v WHERE email = ?", ADA);
        }
    }

    @Test
    void aDefinitionThatMayNotBeReadIsRefused() throws SQLException {
        try (TwoSides sides = new TwoSides(TestDatabase.MARIADB)) {
            tables(sides, Dialect.MARIADB);
            sides.defineBeside("CREATE VIEW v AS SELECT id, ssn FROM customers");
            sides.fill("customers");
            Login reader = sides.encrypted().createUserWithoutCreate();
            try (Connection connection = sides.connect(reader)) {
                assertThat(Sql.rows(connection, "SELECT ssn FROM customers")).hasSize(4);
                assertThatThrownBy(() -> Sql.rows(connection, "SELECT ssn FROM v"))
                        .hasMessageContaining("may not read")
                        .hasMessageContaining("[view-on-secret-table]");
            }
        }
    }

    /** The driver's own connection must not wait for the application's. */
    @Test
    @Timeout(60)
    void aViewOnATableThatTheApplicationHasLockedIsAnswered() throws SQLException {
        try (TwoSides sides = new TwoSides(TestDatabase.POSTGRESQL)) {
            tables(sides, Dialect.POSTGRESQL);
            sides.define("CREATE VIEW v AS SELECT id, ssn FROM customers");
            try (Connection application = sides.application()) {
                application.setAutoCommit(false);
                Sql.run(application, "LOCK TABLE customers IN ACCESS EXCLUSIVE MODE");
                assertThat(Sql.rows(application, "SELECT v.ssn FROM v")).isEmpty();
                application.rollback();
            }
        }
    }

    @Test
    @Timeout(60)
    void aLockThatNobodySawEndsInAnErrorAndNotInWaitingForOneself() throws SQLException {
        try (TwoSides sides = new TwoSides(TestDatabase.POSTGRESQL)) {
            tables(sides, Dialect.POSTGRESQL);
            sides.define("CREATE VIEW v AS SELECT id, ssn FROM customers");
            sides.defineBeside("CREATE TABLE names (name TEXT)", "INSERT INTO names VALUES ('customers')");
            sides.defineBeside(
                    "CREATE FUNCTION lock_all() RETURNS void LANGUAGE plpgsql AS $$ DECLARE n TEXT; BEGIN"
                            + " SELECT name INTO n FROM names; EXECUTE 'LOCK TABLE ' || n || ' IN ACCESS EXCLUSIVE MODE'; END $$");
            try (Connection other = sides.connect()) {
                other.setAutoCommit(false);
                Sql.run(other, "SELECT lock_all()");
                assertThatThrownBy(() -> Sql.rows(other, "SELECT v.ssn FROM v"))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("lock timeout");
                other.rollback();
                assertThat(Sql.rows(other, "SELECT v.ssn FROM v")).isEmpty();
            }
        }
    }

    private static void refuses(TwoSides sides, String sql) {
        assertThatThrownBy(() -> Sql.run(sides.application(), sql))
                .as(sql)
                .isInstanceOf(SQLException.class)
                .isNotInstanceOf(SQLTimeoutException.class)
                .hasMessageContaining("[view-on-secret-table]");
    }
}
