package io.kmsenc.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.it.app.Application;
import io.kmsenc.it.app.Ini;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.cli.Operator.Output;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.Login;
import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.it.kms.AccessKey;
import io.kmsenc.it.kms.FakeKms;
import io.kmsenc.sql.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code doctor} finds what an application would stumble over, says what to do, and leaves everything as it was. */
class DoctorIT {

    private static final AccessKey CREDENTIALS = AccessKey.of("AKIADOCTORIT", "secret-access-key-of-the-doctor-it");
    private static final String ALIAS = "alias/Doctor";

    @TempDir
    private Path folder;

    private FakeKms kms;
    private String key;

    @BeforeEach
    void start() {
        kms = FakeKms.start();
        kms.register(CREDENTIALS);
        key = kms.createKey(Ini.REGION);
        kms.alias(Ini.REGION, ALIAS, key);
    }

    @AfterEach
    void stop() {
        kms.close();
    }

    private Ini main() {
        return new Ini()
                .encryptWith("awskms.main")
                .kms("main", kms, ALIAS, CREDENTIALS)
                .columns(
                        "customers.ssn = randomized",
                        "customers.email = deterministic compare=exact",
                        "customers.photo = randomized binary");
    }

    private static FreshDatabase database(TestDatabase kind) throws SQLException {
        FreshDatabase database = kind.fresh(DoctorIT.class);
        Operator.customers(database);
        return database;
    }

    /** The lines that begin with a word, such as {@code problem}. */
    private static List<String> lines(Output output, String severity) {
        assertThat(output.out() + output.err()).doesNotContain(CREDENTIALS.secret());
        return output.out()
                .lines()
                .filter(line -> line.startsWith(severity + " "))
                .map(line -> line.replaceAll(" {2,}", " "))
                .toList();
    }

    private static void assertProblem(Output output, String... parts) {
        assertThat(output.code()).as(output.out()).isEqualTo(1);
        assertThat(lines(output, "problem")).anySatisfy(line -> assertThat(line).contains(parts));
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB", "MYSQL"})
    void findsAHealthyDatabaseHealthyAndChangesNothing(TestDatabase kind) throws Exception {
        try (FreshDatabase database = database(kind);
                Connection past = database.connect()) {
            Operator operator = Operator.owner(database, main().write());
            Output before = operator.run("doctor");
            assertThat(before.err()).isEmpty();
            assertThat(lines(before, "problem")).isEmpty();
            assertThat(lines(before, "note"))
                    .singleElement()
                    .asString()
                    .contains("kmsenc_data_keys\": doesn't exist yet");
            assertThat(before.code()).isZero();
            operator.insert(1);
            List<List<String>> keys = rows(past);
            kms.clearRequests();

            Output healthy = operator.run("doctor");
            assertThat(lines(healthy, "problem")).isEmpty();
            assertThat(lines(healthy, "note")).isEmpty();
            assertThat(healthy.code()).isZero();
            assertThat(lines(healthy, "ok"))
                    .anyMatch(line -> line.startsWith("ok configuration "))
                    .anyMatch(line -> line.startsWith("ok connection database: is "))
                    .contains("ok access provider \"awskms.main\" generate: can be done under " + key)
                    .contains("ok access provider \"awskms.main\" decrypt: can be done")
                    .contains("ok kms-key provider \"awskms.main\": stands for " + key
                            + ", and for no other in its data keys")
                    .contains("ok key-table table \"kmsenc_data_keys\" INSERT: can be done")
                    .contains("ok key-table table \"kmsenc_data_keys\" the unique index on the active label: is there")
                    .anyMatch(line -> line.equals("ok clock the database's clock: agrees with this machine's"))
                    .anyMatch(line -> line.contains("data key \"") && line.endsWith("can be decrypted"));
            assertThat(kms.requests()).hasSize(4);
            assertThat(rows(past)).isEqualTo(keys);
        }
    }

    private static List<List<String>> rows(Connection past) throws SQLException {
        return List.copyOf(Sql.rows(past, "SELECT name, active, label, updated FROM kmsenc_data_keys ORDER BY name"));
    }

    @Test
    void tellsWhatTheKmsDoesNotAllow() throws Exception {
        String previous = kms.createKey(Ini.REGION);
        try (FreshDatabase database = database(TestDatabase.H2_MEMORY)) {
            Ini old = new Ini()
                    .encryptWith("awskms.old")
                    .kms("old", kms, previous, CREDENTIALS)
                    .columns("customers.ssn = randomized");
            Operator.owner(database, old.write()).insert(1);
            Ini both = new Ini()
                    .encryptWith("awskms.main", "awskms.old")
                    .kms("main", kms, ALIAS, CREDENTIALS)
                    .kms("old", kms, previous, CREDENTIALS)
                    .columns("customers.ssn = randomized");
            Operator operator = Operator.owner(database, both.write());
            assertThat(lines(operator.run("doctor"), "ok"))
                    .contains("ok access provider \"awskms.main\" reencrypt from \"awskms.old\": can be done under "
                            + key);

            kms.deny(CREDENTIALS.id(), "Encrypt");
            Output noted = operator.run("doctor");
            assertThat(noted.code()).isZero();
            assertThat(lines(noted, "note"))
                    .singleElement()
                    .asString()
                    .contains("\"awskms.main\" encrypt: kms:Encrypt was answered by AccessDeniedException")
                    .contains("needed alone to bring data keys under this provider; allow kms:Encrypt on the key");
            kms.deny(CREDENTIALS.id(), "ReEncrypt");
            assertThat(lines(operator.run("doctor"), "note")).hasSize(2);

            kms.deny(CREDENTIALS.id(), "GenerateDataKey", "Decrypt");
            assertProblem(
                    operator.run("doctor"),
                    "kms:GenerateDataKey was answered by",
                    "; allow kms:GenerateDataKey on the key");
            assertProblem(
                    operator.run("doctor"),
                    "decryption data key \"",
                    "of \"awskms.old\"",
                    "; allow kms:Decrypt on the key");
        }
    }

    @Test
    void tellsTheStateOfKeysAndCredentialsAndWhereAnAliasPoints() throws Exception {
        try (FreshDatabase database = database(TestDatabase.H2_MEMORY)) {
            Operator operator = Operator.owner(database, main().write());
            operator.insert(1);
            String next = kms.createKey(Ini.REGION);
            kms.alias(Ini.REGION, ALIAS, next);
            Output moved = operator.run("doctor");
            assertThat(moved.code()).isZero();
            assertThat(lines(moved, "note"))
                    .containsExactly(
                            "note kms-key provider \"awskms.main\": stands for " + next + ", and data keys are under "
                                    + key + "; keep these enabled until no data key is under them");
            kms.disableKey(Ini.REGION, key);
            assertProblem(
                    operator.run("doctor"),
                    "decryption data key \"",
                    "under " + key,
                    "the KMS key is disabled; enable it");
            kms.scheduleKeyDeletion(Ini.REGION, next);
            assertProblem(operator.run("doctor"), "\"awskms.main\": kms:GenerateDataKey", "pending deletion");

            AccessKey unknown = AccessKey.of("AKIAUNKNOWN", CREDENTIALS.secret());
            Ini wrong = new Ini()
                    .encryptWith("awskms.main")
                    .kms("main", kms, ALIAS, unknown)
                    .columns("customers.ssn = randomized");
            assertProblem(
                    Operator.owner(database, wrong.write()).run("doctor"),
                    "\"awskms.main\": kms:GenerateDataKey",
                    "unknown credentials; see access_key_id");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void findsIndexesAndColumnsThatBreak(TestDatabase kind) throws Exception {
        Dialect dialect = kind.dialect();
        Path ini = main().columns(
                        "orders.customer_ssn = randomized",
                        "orders.card = randomized decimal(12,2)",
                        "orders.code = deterministic compare=exact group=code",
                        "codes.code = deterministic compare=exact group=code",
                        "custmers.phone = randomized")
                .write();
        String text = dialect == Dialect.MARIADB ? "VARCHAR(300)" : "VARCHAR(400)";
        try (FreshDatabase database = kind.fresh(DoctorIT.class);
                Connection past = database.connect()) {
            Sql.run(
                    past,
                    "CREATE TABLE codes (code " + text + " PRIMARY KEY)",
                    "CREATE TABLE customers (id INT PRIMARY KEY, ssn " + text + " NOT NULL UNIQUE, email " + text
                            + " UNIQUE, photo " + Application.binary(dialect) + ")",
                    "CREATE TABLE orders (id INT PRIMARY KEY, customer_ssn " + text
                            + ", card VARCHAR(20), code " + text
                            + ", FOREIGN KEY (customer_ssn) REFERENCES customers (ssn),"
                            + " FOREIGN KEY (code) REFERENCES codes (code))");
            Output output = Operator.owner(database, ini).run("doctor");
            List<String> problems = lines(output, "problem").stream()
                    .map(line -> line.toLowerCase(java.util.Locale.ROOT).replaceAll("column \\w+\\.", "column "))
                    .toList();
            assertThat(problems)
                    .anySatisfy(line -> assertThat(line)
                            .contains(
                                    "index column customers.ssn index \"",
                                    "is unique, and a randomized column is stored otherwise"))
                    .anySatisfy(line -> assertThat(line)
                            .contains("index column orders.customer_ssn foreign key \"", "joins it with customers.ssn"))
                    .anySatisfy(line -> assertThat(line)
                            .contains("index column customers.ssn foreign key \"", "joins it with orders.customer_ssn"))
                    .anySatisfy(line ->
                            assertThat(line).contains("column orders.card: decimal(12,2) in ", "or run: alter table "))
                    .anySatisfy(line -> assertThat(line)
                            .contains("storage column phone: text in no column of any table", "correct [columns], or"))
                    .hasSize(5);
            assertThat(lines(output, "ok"))
                    .anyMatch(line -> line.endsWith("joins columns of one group"))
                    .anyMatch(line -> line.endsWith("finds equal values"));
            assertThat(output.code()).isEqualTo(1);
        }
    }

    @Test
    void tellsWhatTheUserOfTheDatabaseMayNot() throws Exception {
        try (FreshDatabase database = database(TestDatabase.POSTGRESQL);
                Connection past = database.connect()) {
            Path ini = main().write();
            Operator.owner(database, ini).insert(1);
            Login clerk = database.createUserWithoutCreate();
            Operator operator = new Operator(database, ini, clerk);
            assertThat(operator.run("doctor").code()).isZero();
            Sql.run(past, "REVOKE UPDATE ON kmsenc_data_keys FROM " + clerk.user());
            Output seldom = operator.run("doctor");
            assertThat(seldom.code()).isZero();
            assertThat(lines(seldom, "note"))
                    .singleElement()
                    .asString()
                    .contains("UPDATE: can't be done (SQLState 42501)");
            Sql.run(past, "REVOKE INSERT ON kmsenc_data_keys FROM " + clerk.user());
            assertProblem(operator.run("doctor"), "kmsenc_data_keys\" INSERT: can't be done", "; grant INSERT on it");
            Sql.run(past, "REVOKE SELECT ON kmsenc_data_keys FROM " + clerk.user());
            assertProblem(operator.run("doctor"), "kmsenc_data_keys\" SELECT: can't be done", "; grant SELECT on it");
            Sql.run(past, "DROP INDEX kmsenc_data_keys_active_label");
            assertProblem(
                    Operator.owner(database, ini).run("doctor"), "the unique index on the active label: is missing");
        }
    }

    @Test
    void goesOnWithTheProvidersWhereThereIsNoDatabase() throws Exception {
        try (FreshDatabase database = database(TestDatabase.POSTGRESQL)) {
            Operator operator = new Operator(database, main().write(), new Login("nobody", "hunter2"));
            Output output = operator.run("doctor");
            assertProblem(output, "connection database: ", "[28000]; see host, port, name and user in --url");
            assertThat(output.out()).doesNotContain("hunter2");
            assertThat(lines(output, "ok")).anyMatch(line -> line.contains("generate: can be done"));
        }
    }

    @Test
    void tellsEveryProblemOfTheConfigurationAndPrintsJson() throws IOException, SQLException {
        Path ini = Files.writeString(folder.resolve("wrong.ini"), """
                [security]
                encryption_provider = awskms.main
                [security.encryption.awskms.main]
                key_id = alias/Doctor
                regoin = eu-north-1
                [columns]
                customers.ssn = random
                """);
        try (FreshDatabase database = database(TestDatabase.H2_MEMORY)) {
            Output output = Operator.owner(database, ini).run("doctor", "--json");
            assertThat(output.code()).isEqualTo(1);
            assertThat(output.out())
                    .startsWith("{\"ok\":0,\"note\":0,\"problem\":2,\"findings\":[")
                    .contains("\"place\":\"" + ini
                            + " [security.encryption.awskms.main] regoin\",\"problem\":\"unknown key\","
                            + "\"remedy\":\"did you mean \\\"region\\\"?\"");
        }
    }
}
