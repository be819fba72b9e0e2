package io.kmsenc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Of which queries the rows may be written to by a driver, which looks for the table by itself. */
class UpdatableTest {

    private static final List<String> UPDATABLE = List.of(
            "SELECT id, ssn FROM customers",
            "select id, ssn\nfrom customers c where id > 7 order by id",
            "SELECT ssn AS s FROM public.customers AS c FOR UPDATE",
            "SELECT id, name FROM products",
            "SELECT id FROM products WHERE name = 'customers'",
            "SELECT id FROM products -- of a shop",
            "SELECT p.id FROM products p JOIN people q ON q.id = p.id");

    private static final List<String> NOT = List.of(
            "SELECT c.id, p.name FROM customers c JOIN products p ON p.id = c.id",
            "SELECT c.id FROM customers c, products p",
            "SELECT id, name FROM (SELECT id, name FROM products) AS customers",
            "SELECT id, name FROM (SELECT id, name FROM products) customers",
            "WITH mine AS (SELECT id FROM customers) SELECT id FROM mine",
            "SELECT id FROM products WHERE id IN (SELECT id FROM customers)",
            "SELECT ssn FROM customers UNION ALL SELECT ssn FROM customers",
            "SELECT /* FROM products */ id FROM customers",
            "SELECT id FROM customers -- a remark",
            "SELECT id, 'taken from products' AS t FROM customers",
            "SELECT id, 'taken\tfrom\tproducts' AS t FROM customers",
            "SELECT id AS \"x from products y\" FROM customers",
            "SELECT /* FROM customers */ id FROM products",
            "SELECT id, 'taken from Customers' AS t FROM products",
            "SELECT id, 'taken\nfrom\ncustomers' AS t FROM products",
            "SELECT id FROM products -- customers");

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void isWhereEveryDriverFindsTheSameTable(Dialect dialect) {
        UPDATABLE.forEach(
                sql -> assertThat(plan(sql, dialect).isUpdatable()).as(sql).isTrue());
        NOT.forEach(sql -> assertThat(plan(sql, dialect).isUpdatable()).as(sql).isFalse());
    }

    private static StatementPlan plan(String sql, Dialect dialect) {
        StatementPlan plan = new SqlStatementPlanner(SamplePolicy.POLICY, dialect)
                .plan(sql, Syntax.usual(dialect), new SampleCatalog(dialect));
        assertThat(plan.refusal()).as(sql).isEmpty();
        return plan;
    }
}
