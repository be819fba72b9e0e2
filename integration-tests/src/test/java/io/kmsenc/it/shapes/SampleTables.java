package io.kmsenc.it.shapes;

import io.kmsenc.it.twin.Column;
import io.kmsenc.it.twin.Table;
import io.kmsenc.it.twin.TwinSchema;
import io.kmsenc.sql.Dialect;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tables that the case files speak of, with rows: some met by a predicate and some not, duplicates, NULLs, empty
 * texts. The ids of customers begin at 11, so that a case may insert the numbers below.
 */
final class SampleTables {

    private static final String ADA = "ada@sentinel.example";
    private static final String BOB = "bob@sentinel.example";
    private static final String CYD = "cyd@sentinel.example";

    /** Values of columns with old rows: sent as they are only where they are compared. */
    static final List<String> OLD_TEXTS =
            List.of("legacy-of-ada", "legacy-of-bob", "old-of-ada-0001", "old-of-dan-0004");

    private final SampleTypes types;

    private SampleTables(Dialect dialect) {
        this.types = new SampleTypes(dialect);
    }

    /**
     * The tables that most cases know.
     *
     * @param secrets texts that cases write to secret columns
     */
    static TwinSchema of(Dialect dialect, Set<String> secrets) {
        return new TwinSchema(
                dialect == Dialect.MARIADB ? List.of("vault") : List.of("vault", "other", "attic"),
                new SampleTables(dialect).all(),
                definitions(dialect),
                List.of("customers.pin = randomized"),
                secrets);
    }

    private static List<String> definitions(Dialect dialect) {
        return switch (dialect) {
            case H2 -> List.of("CREATE ALIAS IF NOT EXISTS find_customer FOR \"java.lang.Math.abs(int)\"");
            case POSTGRESQL -> List.of();
            case MARIADB ->
                List.of("CREATE OR REPLACE PROCEDURE find_customer(x INT) SELECT name FROM products WHERE id = x");
        };
    }

    private List<Table> all() {
        return List.of(customers(), orders(), products(), people(), secret(), vaultCards(), cards());
    }

    private Table customers() {
        return new Table(
                "customers",
                List.of(
                        Column.plain("id", types.identity()),
                        Column.plain("name", types.plain(100)),
                        Column.secret("ssn", types.text(1000), "randomized"),
                        Column.secret("email", types.text(700), "deterministic group=email"),
                        Column.secret("phone", types.text(700) + " UNIQUE", "deterministic"),
                        Column.secret("legacy", types.text(1000), "deterministic plaintext=allow"),
                        Column.secret("photo", types.binary(), "randomized binary"),
                        Column.plain("city", types.plain(50))),
                List.of(
                        row(11, "Ada", "ssn-of-ada-0001", ADA, "phone-of-ada-0001", "legacy-of-ada", "ada", "Lund"),
                        row(12, "Bob", "ssn-of-bob-0002", BOB, "phone-of-bob-0002", "legacy-of-bob", "bob", "Lund"),
                        row(13, "Cyd", "ssn-of-cyd-0003", ADA, "phone-of-cyd-0003", null, null, "Oslo"),
                        row(14, "{\"k\": 7}", null, CYD, null, null, "dan", null),
                        row(15, null, "ssn-of-ada-0001", null, "phone-of-eve-0005", "legacy-of-ada", null, "Rome"),
                        row(16, "x", "", BOB, null, "", null, ""),
                        row(17, "", "naïve-ßecret-\uD83D\uDD11-0007", "ünï@sentinel.example", "", null, "", "Oslo")));
    }

    private static List<@Nullable Object> row(@Nullable Object... values) {
        @Nullable Object[] row = values.clone();
        // the photo is bytes
        row[6] = row[6] == null ? null : ("photo-of-" + row[6] + "-00").getBytes(StandardCharsets.UTF_8);
        return Arrays.asList(row);
    }

    private Table orders() {
        return new Table(
                "orders",
                List.of(
                        Column.plain("id", "INT PRIMARY KEY"),
                        Column.plain("customer_id", "INT"),
                        Column.secret("buyer_email", types.text(700), "deterministic group=email"),
                        Column.plain("total", "DECIMAL(10, 2)")),
                List.of(
                        Arrays.asList(11, 11, ADA, money("10.50")),
                        Arrays.asList(12, 11, BOB, money("20.00")),
                        Arrays.asList(13, 12, BOB, money("99.99")),
                        Arrays.asList(14, 14, null, null),
                        Arrays.asList(15, null, "nobody@sentinel.example", money("5.00"))));
    }

    private Table products() {
        return new Table(
                "products",
                List.of(
                        Column.plain("id", "INT PRIMARY KEY"),
                        Column.plain("name", types.plain(100)),
                        Column.plain("price", "DECIMAL(10, 2)")),
                List.of(
                        Arrays.asList(11, "axe", money("9.50")),
                        Arrays.asList(12, "Bob", money("12.00")),
                        Arrays.asList(21, "x", money("1.00")),
                        Arrays.asList(22, null, null)));
    }

    private Table people() {
        return new Table(
                "people",
                List.of(
                        Column.plain("id", "INT PRIMARY KEY"),
                        Column.plain("name", types.plain(100)),
                        Column.plain("email", types.plain(100)),
                        Column.plain("ssn", types.plain(100))),
                List.of(
                        Arrays.asList(11, "Ada", "ada@plain.example", "p1"),
                        Arrays.asList(12, "Bob", "bob@plain.example", "p2"),
                        Arrays.asList(31, "x", null, "x")));
    }

    private Table secret() {
        return new Table(
                "secret",
                List.of(Column.plain("id", "INT"), Column.secret("secret", types.text(1000), "randomized")),
                List.of(
                        Arrays.asList(11, "secret-number-one"),
                        Arrays.asList(12, "secret-number-two"),
                        Arrays.asList(13, null)));
    }

    private Table vaultCards() {
        return new Table(
                "vault.cards",
                List.of(
                        Column.plain("id", "INT"),
                        Column.secret("number", types.text(1000), "randomized"),
                        Column.plain("owner", types.plain(100))),
                List.of(Arrays.asList(11, "4111-1111-1111-1111", "Ada"), Arrays.asList(12, null, "Bob")));
    }

    private Table cards() {
        return new Table(
                "cards",
                List.of(Column.plain("id", "INT"), Column.plain("number", types.plain(100))),
                List.of(Arrays.asList(11, "x"), Arrays.asList(12, "y")));
    }

    private static BigDecimal money(String amount) {
        return new BigDecimal(amount);
    }
}
