package io.kmsenc.it.shapes;

import io.kmsenc.it.twin.Column;
import io.kmsenc.it.twin.Table;
import io.kmsenc.it.twin.TwinSchema;
import io.kmsenc.sql.Dialect;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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

    private final Dialect dialect;

    private SampleTables(Dialect dialect) {
        this.dialect = dialect;
    }

    /**
     * @param secrets texts that cases write to secret columns
     */
    static TwinSchema of(Dialect dialect, Set<String> secrets) {
        SampleTables tables = new SampleTables(dialect);
        return new TwinSchema(
                dialect == Dialect.MARIADB ? List.of("vault") : List.of("vault", "other", "attic"),
                tables.all(),
                definitions(dialect),
                List.of("customers.pin = randomized", "badges.code = randomized"),
                secrets);
    }

    private static List<String> definitions(Dialect dialect) {
        List<String> all = new ArrayList<>(List.of(
                "CREATE VIEW customer_view AS SELECT id, ssn FROM customers",
                // of a type that no ciphertext can be stored in: kmsenc refuses to touch it
                "CREATE TABLE badges (id INT, code CHAR(20))"));
        switch (dialect) {
            case H2 -> all.add("CREATE ALIAS IF NOT EXISTS find_customer FOR \"java.lang.Math.abs(int)\"");
            case POSTGRESQL -> {}
            case MARIADB ->
                all.add("CREATE OR REPLACE PROCEDURE find_customer(x INT) SELECT name FROM products WHERE id = x");
        }
        return all;
    }

    private List<Table> all() {
        return List.of(customers(), orders(), products(), people(), secret(), vaultCards(), cards());
    }

    private Table customers() {
        return new Table(
                "customers",
                List.of(
                        Column.plain("id", identity()),
                        Column.plain("name", plain(100)),
                        Column.secret("ssn", text(1000), "randomized"),
                        Column.secret("email", text(700), "deterministic group=email"),
                        Column.secret("phone", text(700) + " UNIQUE", "deterministic"),
                        Column.secret("legacy", text(1000), "deterministic plaintext=allow"),
                        Column.secret("photo", binary(), "randomized binary"),
                        Column.plain("city", plain(50))),
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
                        Column.secret("buyer_email", text(700), "deterministic group=email"),
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
                        Column.plain("name", plain(100)),
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
                        Column.plain("name", plain(100)),
                        Column.plain("email", plain(100)),
                        Column.plain("ssn", plain(100))),
                List.of(
                        Arrays.asList(11, "Ada", "ada@plain.example", "p1"),
                        Arrays.asList(12, "Bob", "bob@plain.example", "p2"),
                        Arrays.asList(31, "x", null, "x")));
    }

    private Table secret() {
        return new Table(
                "secret",
                List.of(Column.plain("id", "INT"), Column.secret("secret", text(1000), "randomized")),
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
                        Column.secret("number", text(1000), "randomized"),
                        Column.plain("owner", plain(100))),
                List.of(Arrays.asList(11, "4111-1111-1111-1111", "Ada"), Arrays.asList(12, null, "Bob")));
    }

    private Table cards() {
        return new Table(
                "cards",
                List.of(Column.plain("id", "INT"), Column.plain("number", plain(100))),
                List.of(Arrays.asList(11, "x"), Arrays.asList(12, "y")));
    }

    private String identity() {
        return dialect == Dialect.MARIADB
                ? "INT AUTO_INCREMENT PRIMARY KEY"
                : "INT GENERATED BY DEFAULT AS IDENTITY (START WITH 100) PRIMARY KEY";
    }

    private String text(int length) {
        return switch (dialect) {
            case H2 -> "VARCHAR(" + length + ")";
            case POSTGRESQL -> "TEXT";
            // equality of characters, which is what a deterministic column has
            case MARIADB -> "VARCHAR(" + length + ") COLLATE utf8mb4_nopad_bin";
        };
    }

    private String plain(int length) {
        return "VARCHAR(" + length + ")" + (dialect == Dialect.MARIADB ? " COLLATE utf8mb4_nopad_bin" : "");
    }

    private String binary() {
        return dialect == Dialect.POSTGRESQL ? "BYTEA" : "VARBINARY(1000)";
    }

    private static BigDecimal money(String amount) {
        return new BigDecimal(amount);
    }
}
