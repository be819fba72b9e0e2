package io.kmsenc.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.it.app.Application;
import io.kmsenc.it.app.Ini;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.cli.Operator.Output;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.it.kms.AccessKey;
import io.kmsenc.it.kms.FakeKms;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The runbooks of docs/OPERATIONS.md, step by step. */
class RunbookIT {

    private static final AccessKey CREDENTIALS = AccessKey.of("AKIARUNBOOKIT", "secret-access-key-of-the-runbook-it");

    private FakeKms kms;
    private String north;
    private String south;

    @BeforeEach
    void start() {
        kms = FakeKms.start();
        kms.register(CREDENTIALS);
        north = kms.createKey(Ini.REGION);
        south = kms.createKey(Ini.REGION);
    }

    @AfterEach
    void stop() {
        kms.close();
    }

    private Ini north() {
        return new Ini().encryptWith("awskms.north").kms("north", kms, north, CREDENTIALS);
    }

    private static Ini allowing(Ini ini) {
        return ini.columns(
                "customers.ssn = randomized plaintext=allow",
                "customers.email = deterministic compare=exact plaintext=allow",
                "customers.photo = randomized binary plaintext=allow");
    }

    private static Ini declaring(Ini ini) {
        return ini.columns(
                "customers.ssn = randomized",
                "customers.email = deterministic compare=exact",
                "customers.photo = randomized binary");
    }

    private static void ok(Output output) {
        assertThat(output.code()).as(output.out() + output.err()).isZero();
    }

    private static void reads(FreshDatabase database, Path ini) throws SQLException {
        try (Connection connection = new Application(database, ini).connect()) {
            assertThat(Sql.column(connection, "SELECT ssn FROM customers ORDER BY id"))
                    .containsExactly("ssn of 1", "ssn of 2");
            assertThat(Sql.column(connection, "SELECT id FROM customers WHERE email = 'email of 2'"))
                    .containsExactly("2");
        }
    }

    /** A table in which an application has written two rows under a configuration. */
    private static FreshDatabase written(TestDatabase kind, Path ini) throws SQLException {
        FreshDatabase database = kind.fresh(RunbookIT.class);
        Operator.customers(database);
        Operator operator = Operator.owner(database, ini);
        operator.insert(1);
        operator.insert(2);
        return database;
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void firstAdoptionAndLeaving(TestDatabase kind) throws SQLException {
        Path allow = allowing(north()).write();
        Path strict = declaring(north()).write();
        try (FreshDatabase database = kind.fresh(RunbookIT.class);
                Connection owner = database.connect()) {
            Operator.customers(database);
            Sql.run(
                    owner,
                    "INSERT INTO customers (id, ssn, email) VALUES (1, 'ssn of 1', 'email of 1'),"
                            + " (2, 'ssn of 2', 'email of 2')");
            Operator before = Operator.owner(database, allow);
            ok(before.run("doctor"));
            reads(database, allow);
            assertThat(before.run("columns", "status").code()).isEqualTo(3);
            ok(before.run("columns", "encrypt", "--dry-run"));
            ok(before.run("columns", "encrypt"));
            ok(before.run("columns", "status", "--verify"));
            Operator after = Operator.owner(database, strict);
            ok(after.run("columns", "add-check", "--yes"));
            reads(database, strict);

            ok(after.run("columns", "drop-check", "--yes"));
            ok(before.run("columns", "decrypt"));
            assertThat(Sql.column(owner, "SELECT ssn FROM customers ORDER BY id"))
                    .containsExactly("ssn of 1", "ssn of 2");
            assertThat(Sql.column(owner, "SELECT email FROM customers ORDER BY id"))
                    .containsExactly("email of 1", "email of 2");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void anAliasIsPointedAtAnotherKmsKey(TestDatabase kind) throws SQLException {
        kms.alias(Ini.REGION, "alias/secrets", north);
        Path ini = declaring(new Ini().encryptWith("awskms.main").kms("main", kms, "alias/secrets", CREDENTIALS))
                .write();
        try (FreshDatabase database = written(kind, ini)) {
            Operator operator = Operator.owner(database, ini);
            kms.alias(Ini.REGION, "alias/secrets", south);
            ok(operator.run("secrets-migration", "re-encrypt-data-keys", "--all"));
            ok(operator.run("data-keys", "verify"));
            kms.disableKey(Ini.REGION, north);
            ok(operator.run("data-keys", "verify"));
            reads(
                    database,
                    declaring(new Ini()
                                    .encryptWith("awskms.main")
                                    .kms("main", kms, "alias/secrets", CREDENTIALS)
                                    .cacheFor("1m", "10s"))
                            .write());

            ok(operator.run("data-keys", "rotate"));
            ok(operator.run("secrets-migration", "re-encrypt"));
            ok(operator.run("columns", "status", "--verify"));
            ok(operator.run("data-keys", "retire", "--older-than", "30"));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void fromOneProviderToAnother(TestDatabase kind) throws SQLException {
        Path ini = declaring(north()).write();
        Path moving = declaring(new Ini()
                        .encryptWith("awskms.south", "awskms.north")
                        .kms("north", kms, north, CREDENTIALS)
                        .kms("south", kms, south, CREDENTIALS))
                .write();
        Path moved = declaring(new Ini().encryptWith("awskms.south").kms("south", kms, south, CREDENTIALS))
                .write();
        try (FreshDatabase database = written(kind, ini)) {
            Operator operator = Operator.owner(database, moving);
            ok(operator.run("secrets-migration", "re-encrypt-data-keys"));
            ok(operator.run("secrets-migration", "re-encrypt"));
            ok(Operator.owner(database, moved).run("data-keys", "verify"));
            kms.disableKey(Ini.REGION, north);
            reads(database, moved);
            ok(Operator.owner(database, moved).run("doctor"));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void aKmsKeyIsLost(TestDatabase kind) throws SQLException {
        Path both = declaring(new Ini()
                        .encryptWithAll("awskms.north", "awskms.south")
                        .kms("north", kms, north, CREDENTIALS)
                        .kms("south", kms, south, CREDENTIALS))
                .write();
        Path left = declaring(new Ini()
                        .encryptWith("awskms.south", "awskms.north")
                        .kms("north", kms, north, CREDENTIALS)
                        .kms("south", kms, south, CREDENTIALS))
                .write();
        try (FreshDatabase database = written(kind, both)) {
            kms.scheduleKeyDeletion(Ini.REGION, north);
            Output lost = Operator.owner(database, both).run("data-keys", "verify");
            assertThat(lost.code()).isEqualTo(1);
            assertThat(lost.out()).contains("2 ok, 2 failed");
            reads(database, left);
            Operator operator = Operator.owner(database, left);
            ok(operator.run("secrets-migration", "re-encrypt-data-keys"));
            ok(operator.run("data-keys", "verify"));
            ok(operator.run("columns", "status", "--verify"));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void backToTheSecretKey(TestDatabase kind) throws SQLException {
        Path ini = declaring(north()).write();
        Path direct = declaring(new Ini()
                        .secretKey(Ini.SECRET_KEY)
                        .encryptWith("secretKey.v1", "awskms.north")
                        .encryption("envelope_encryption = off")
                        .kms("north", kms, north, CREDENTIALS))
                .write();
        Path alone = declaring(Ini.withSecretKey().encryption("envelope_encryption = off"))
                .write();
        try (FreshDatabase database = written(kind, ini);
                Connection owner = database.connect()) {
            Operator operator = Operator.owner(database, direct);
            ok(operator.run("secrets-migration", "rollback"));
            ok(operator.run("secrets-migration", "re-encrypt-data-keys"));
            ok(operator.run("data-keys", "verify"));
            ok(operator.run("columns", "status", "--verify"));
            kms.disableKey(Ini.REGION, north);
            Sql.run(owner, "UPDATE kmsenc_data_keys SET updated = '2026-01-01 00:00:00'");
            Output retired = Operator.owner(database, alone).run("data-keys", "retire", "--yes");
            ok(retired);
            assertThat(retired.out()).contains("1 data keys are deleted");
            reads(database, alone);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void aTenantIsErased(TestDatabase kind) throws SQLException {
        Path ini = north().columns("customers.ssn = randomized").write();
        try (FreshDatabase database = kind.fresh(RunbookIT.class)) {
            Operator.customers(database);
            try (Connection connection = new Application(database, ini).connect()) {
                connection.setClientInfo("kmsenc.scope", "tenant-42");
                Sql.run(connection, "INSERT INTO customers (id, ssn) VALUES (1, 'a secret of a tenant')");
            }
            Operator operator = Operator.owner(database, ini);
            ok(operator.run("data-keys", "erase", "--scope", "tenant-42"));
            Output receipt = operator.run("data-keys", "erase", "--scope", "tenant-42", "--yes", "--json");
            ok(receipt);
            assertThat(receipt.out()).contains("\"erased\":true", "\"values\":1");
            Output status = operator.run("columns", "status");
            assertThat(status.code()).isEqualTo(3);
            assertThat(status.out()).contains("1 orphans");
        }
    }
}
