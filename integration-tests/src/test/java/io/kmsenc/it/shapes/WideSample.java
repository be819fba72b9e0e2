package io.kmsenc.it.shapes;

import io.kmsenc.it.twin.Column;
import io.kmsenc.it.twin.Table;
import io.kmsenc.it.twin.TwinSchema;
import io.kmsenc.sql.Dialect;
import io.kmsenc.sql.SqlCase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The sample tables, more that few cases know, and under other names what gives their rows: views, synonyms, parts and
 * routines. They are in databases of their own, because the tables under views can't be changed as freely, and after each
 * change all are made anew.
 */
final class WideSample {

    private static final Pattern NAMES = Pattern.compile(
            "\\b(customer_view|hidden_view|store_customer|members|drafts|badges|twins|pairs)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final List<String> VIEWS = List.of(
            "CREATE VIEW customer_view AS SELECT id, ssn FROM customers",
            "CREATE VIEW contacts AS SELECT id, email AS mail, ssn AS tin FROM customers",
            "CREATE VIEW contact_mails AS SELECT c.mail FROM contacts c WHERE c.id > 0",
            "CREATE VIEW lund_customers AS SELECT id, ssn, email, city FROM customers WHERE city = 'Lund'",
            "CREATE VIEW all_mails AS SELECT email FROM customers UNION ALL SELECT orders.buyer_email FROM orders",
            "CREATE VIEW towns AS SELECT id, city FROM customers",
            "CREATE VIEW numbers AS SELECT c.number FROM vault.cards c",
            "CREATE VIEW loud_view AS SELECT id, upper(ssn) AS ssn FROM customers",
            "CREATE VIEW ada_view AS SELECT id FROM customers WHERE email = 'ada@example.org'",
            // in place of a circle, which no database keeps: the view below computes
            "CREATE VIEW hen_view AS SELECT id FROM customers WHERE upper(ssn) = 'X'",
            "CREATE VIEW egg_view AS SELECT id FROM hen_view",
            // of the names of secret tables, in another schema
            "CREATE VIEW other.customers AS SELECT id, ssn FROM public.customers",
            "CREATE VIEW other.orders AS SELECT id, name AS buyer_email FROM public.products",
            "CREATE VIEW other.members AS SELECT id, email AS login FROM public.customers",
            "CREATE VIEW other.cards AS SELECT c.id, c.number AS pan FROM vault.cards c");

    /** For columns that none of the tables has, and of tables that are made as definitions. */
    private static final List<String> RULES = List.of(
            "customers.pin = randomized",
            "members.hidden = deterministic",
            "badges.code = randomized",
            "twins.code = randomized",
            "pairs.mark = randomized");

    private final SampleTypes types;
    private final Dialect dialect;

    private WideSample(Dialect dialect) {
        this.dialect = dialect;
        this.types = new SampleTypes(dialect);
    }

    /**
     * The tables and what stands for them.
     *
     * @param secrets texts that cases write to secret columns
     */
    static TwinSchema of(Dialect dialect, Set<String> secrets) {
        TwinSchema base = SampleTables.of(dialect, secrets);
        WideSample more = new WideSample(dialect);
        List<Table> tables = new ArrayList<>(base.tables());
        tables.addAll(List.of(more.members(), more.drafts(), more.vaultContacts()));
        List<String> definitions = new ArrayList<>(base.definitions());
        definitions.addAll(more.types.loosen("members", "login", "nick", "old"));
        definitions.addAll(more.unusable());
        definitions.addAll(VIEWS);
        // one whose definition can't be told: H2 keeps none from the owner, and reads a backslash as it is
        definitions.add("CREATE VIEW hidden_view AS SELECT id, ssn FROM customers WHERE "
                + (dialect == Dialect.H2 ? "upper(ssn) <> 'X'" : "city <> 'a\\\\b'"));
        definitions.addAll(more.special());
        return new TwinSchema(List.of("vault", "other", "attic"), tables, definitions, RULES, secrets);
    }

    /** Tables that kmsenc refuses to touch. */
    private List<String> unusable() {
        String quote = dialect == Dialect.MARIADB ? "`" : "\"";
        List<String> all = new ArrayList<>(List.of(
                // of a type that no ciphertext can be stored in
                "CREATE TABLE badges (id INT, code CHAR(20))",
                // of the same name but for letter case
                "CREATE TABLE twins (id INT, code VARCHAR(400))",
                "CREATE TABLE " + quote + "Twins" + quote + " (id INT, code VARCHAR(400))"));
        // MariaDB's columns have no letter case
        if (dialect != Dialect.MARIADB) {
            String other = dialect == Dialect.H2 ? "mark" : "MARK";
            all.add("CREATE TABLE pairs (id INT, mark VARCHAR(400), \"" + other + "\" VARCHAR(400))");
        }
        return all;
    }

    // No two texts are equal but for letter case, which the database doesn't tell apart here and kmsenc does. Nothing
    // can
    // be written to login.
    private Table members() {
        return new Table(
                "members",
                List.of(
                        Column.plain("id", "INT PRIMARY KEY"),
                        Column.secret("login", types.caseless(700) + " UNIQUE", "deterministic"),
                        Column.secret("nick", types.caseless(700), "deterministic compare=exact"),
                        Column.secret("old", types.caseless(700), "deterministic plaintext=allow normalize=lower")),
                List.of(
                        Arrays.asList(11, null, "nick-of-ada-0001", "old-of-ada-0001"),
                        Arrays.asList(12, null, "nick-of-bob-0002", null),
                        Arrays.asList(13, null, "nick-of-ada-0001", "old-of-ada-0001"),
                        Arrays.asList(14, null, null, "old-of-dan-0004")));
    }

    private Table drafts() {
        return new Table(
                "drafts",
                List.of(
                        Column.plain("id", types.identity()),
                        Column.secret("body", types.text(1000) + " DEFAULT 'x'", "randomized"),
                        Column.plain("title", types.plain(100))),
                List.of(Arrays.asList(11, "body-of-a-draft-0001", "a"), Arrays.asList(12, "", null)));
    }

    // a plain table that another schema has a view with the name of
    private Table vaultContacts() {
        return new Table(
                "vault.contacts",
                List.of(Column.plain("id", "INT"), Column.plain("mail", types.plain(100))),
                List.of(Arrays.asList(11, "ada@plain.example"), Arrays.asList(12, null)));
    }

    /** Whether a case speaks of them. */
    static boolean isFor(SqlCase sample) {
        return sample.file().equals("views") || NAMES.matcher(sample.sql()).find();
    }

    private List<String> special() {
        return switch (dialect) {
            case H2 ->
                List.of(
                        "CREATE SYNONYM patrons FOR customers",
                        "CREATE VIEW audit AS SELECT id, upper(ssn) AS note FROM customers",
                        "CREATE ALIAS IF NOT EXISTS store_customer AS 'int store(int id) { /* customers */ return id; }'");
            case POSTGRESQL ->
                List.of(
                        "CREATE TABLE persons (id INT, name VARCHAR(100))",
                        "CREATE TABLE taxpayers (id INT, ssn TEXT)",
                        "ALTER TABLE customers INHERIT persons",
                        "ALTER TABLE customers INHERIT taxpayers",
                        "CREATE TABLE customers_north () INHERITS (customers)",
                        "CREATE TABLE audit (id INT, note TEXT)",
                        "CREATE RULE r AS ON INSERT TO audit DO ALSO INSERT INTO customers (ssn) VALUES (NEW.note)",
                        "CREATE OR REPLACE FUNCTION patrons() RETURNS TEXT LANGUAGE sql AS 'SELECT ssn FROM customers'",
                        "CREATE OR REPLACE FUNCTION store_customer(x INT) RETURNS INT LANGUAGE sql"
                                + " AS 'SELECT id FROM customers WHERE id = x'");
            case MARIADB ->
                List.of(
                        "CREATE VIEW audit AS SELECT id, upper(ssn) AS note FROM customers",
                        "CREATE OR REPLACE PROCEDURE patrons() SELECT ssn FROM customers",
                        "CREATE OR REPLACE PROCEDURE store_customer(x INT) SELECT ssn FROM customers WHERE id = x");
        };
    }
}
