package io.kmsenc.it.applications.jdbi;

import static io.kmsenc.it.applications.SampleApplication.secret;
import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.it.applications.SampleApplication;
import io.kmsenc.it.applications.Statements;
import io.kmsenc.sql.Dialect;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Accounts hold money and place orders. */
public final class JdbiApplication implements SampleApplication {

    private static final String ADA = secret("ada@example.org");
    private static final String BOB = secret("bob@example.org");

    /** A row of {@code broker_accounts}. */
    public record Account(long id, String email, @Nullable String taxId, BigDecimal balance) {}

    @Override
    public String framework() {
        return "jdbi";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "broker_accounts.email = deterministic",
                "broker_accounts.tax_id = randomized",
                "orders.account_email = deterministic group=broker_accounts.email",
                "orders.instruction = randomized");
    }

    @Override
    public void run(DataSource database, Dialect dialect) throws SQLException {
        Statements.run(
                database,
                dialect,
                "CREATE TABLE broker_accounts (id IDENTITY, email VARCHAR(400) UNIQUE, tax_id VARCHAR(500),"
                        + " balance DECIMAL(12, 2) NOT NULL)",
                "CREATE TABLE orders (id IDENTITY, account_email VARCHAR(400), symbol VARCHAR(10), quantity INT,"
                        + " instruction VARCHAR(1000))");
        Jdbi jdbi = Jdbi.create(database);
        jdbi.registerRowMapper(ConstructorMapper.factory(Account.class));
        jdbi.useTransaction(JdbiApplication::writes);
        jdbi.useHandle(JdbiApplication::reads);
        jdbi.useTransaction(JdbiApplication::trades);
        jdbi.useHandle(JdbiApplication::removes);
    }

    private static void writes(Handle handle) {
        long ada = handle.createUpdate(
                        "INSERT INTO broker_accounts (email, tax_id, balance) VALUES (:email, :taxId, :balance)")
                .bind("email", ADA)
                .bind("taxId", secret("12-34"))
                .bind("balance", new BigDecimal("100.00"))
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
        assertThat(ada).isPositive();
        handle.createUpdate("INSERT INTO broker_accounts (email, tax_id, balance) VALUES (:email, :taxId, :balance)")
                .bindMethods(new Account(0, BOB, null, BigDecimal.TEN))
                .execute();
        PreparedBatch batch = handle.prepareBatch(
                "INSERT INTO orders (account_email, symbol, quantity, instruction) VALUES (:email, :symbol, :quantity, :text)");
        for (int i = 1; i <= 3; i++) {
            batch.bindMap(Map.of("email", ADA, "symbol", "S" + i, "quantity", i, "text", secret("sell at " + i)))
                    .add();
        }
        assertThat(batch.execute()).hasSize(3);
    }

    private static void reads(Handle handle) {
        assertThat(handle.createQuery("SELECT * FROM broker_accounts WHERE email = :email")
                        .bind("email", ADA)
                        .mapTo(Account.class)
                        .one()
                        .taxId())
                .isEqualTo(secret("12-34"));
        assertThat(handle.createQuery("SELECT email, tax_id FROM broker_accounts WHERE email IN (<emails>) ORDER BY id")
                        .bindList("emails", ADA, BOB)
                        .mapToMap()
                        .list())
                .extracting(row -> row.get("email"))
                .containsExactly(ADA, BOB);
        assertThat(handle.select("SELECT COUNT(*) FROM broker_accounts WHERE email = ? AND tax_id IS NOT NULL", ADA)
                        .mapTo(int.class)
                        .one())
                .isEqualTo(1);
        assertThat(handle.createQuery(
                                "SELECT a.balance, o.instruction FROM broker_accounts a"
                                        + " JOIN orders o ON o.account_email = a.email WHERE a.email = :email AND o.symbol = :symbol")
                        .bind("email", ADA)
                        .bind("symbol", "S2")
                        .map((rows, context) -> rows.getString("instruction"))
                        .one())
                .isEqualTo(secret("sell at 2"));
        assertThat(handle.createQuery("SELECT account_email, SUM(quantity) AS total FROM orders GROUP BY account_email")
                        .map((rows, context) -> rows.getString(1) + rows.getInt("total"))
                        .list())
                .containsExactly(ADA + "6");
        assertThat(handle.createQuery("SELECT o.instruction FROM orders o WHERE o.account_email ="
                                + " (SELECT a.email FROM broker_accounts a WHERE a.id = :id) ORDER BY o.id LIMIT 2")
                        .bind("id", 1)
                        .mapTo(String.class)
                        .list())
                .containsExactly(secret("sell at 1"), secret("sell at 2"));
    }

    private static void trades(Handle handle) {
        handle.select("SELECT id FROM broker_accounts WHERE email = ? FOR UPDATE", ADA)
                .mapTo(Long.class)
                .one();
        assertThat(handle.execute(
                        "UPDATE broker_accounts SET balance = balance - ? WHERE email = ?", BigDecimal.ONE, ADA))
                .isEqualTo(1);
        handle.createUpdate(
                        "UPDATE orders SET instruction = :text, quantity = quantity + 1 WHERE account_email = :email"
                                + " AND symbol = :symbol")
                .bind("text", secret("hold"))
                .bind("email", ADA)
                .bind("symbol", "S1")
                .execute();
        handle.createUpdate("UPDATE broker_accounts SET email = :email, tax_id = :taxId WHERE id = :id")
                .bind("email", secret("bob@example.com"))
                .bindNull("taxId", java.sql.Types.VARCHAR)
                .bind("id", 2)
                .execute();
    }

    private static void removes(Handle handle) {
        assertThat(handle.execute("DELETE FROM orders WHERE account_email = ? AND symbol = ?", ADA, "S3"))
                .isEqualTo(1);
        assertThat(handle.execute("DELETE FROM broker_accounts WHERE email = ?", secret("bob@example.com")))
                .isEqualTo(1);
    }
}
