package io.kmsenc.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.it.app.Ini;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.cli.Operator.Output;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.it.kms.AccessKey;
import io.kmsenc.it.kms.FakeKms;
import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code data-keys verify} proves that every provider of every row gives its key, and says where one doesn't. */
class DataKeysVerifyIT {

    private static final AccessKey CREDENTIALS = AccessKey.of("AKIAVERIFYIT", "secret-access-key-of-the-verify-it");

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

    private Path ini() {
        return new Ini()
                .encryptWithAll("awskms.north", "awskms.south")
                .kms("north", kms, north, CREDENTIALS)
                .kms("south", kms, south, CREDENTIALS)
                .columns("customers.ssn = randomized", "customers.email = deterministic compare=exact")
                .write();
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB", "MYSQL"})
    void saysForEachRowAndProviderWhetherItCanBeDecrypted(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.fresh(DataKeysVerifyIT.class)) {
            Operator.customers(database);
            Operator operator = Operator.owner(database, ini());
            assertThat(operator.run("data-keys", "verify").out()).isEqualTo("0 ok, 0 failed\n");
            operator.insert(1);
            kms.clearRequests();
            Output fine = operator.run("data-keys", "verify");
            assertThat(fine.err()).isEmpty();
            assertThat(fine.out())
                    .endsWith("4 ok, 0 failed\n")
                    .contains("deterministic/group:customers.email  awskms.south\n");
            assertThat(fine.code()).isZero();
            assertThat(kms.count("Decrypt")).isEqualTo(4);

            kms.disableKey(Ini.REGION, south);
            Output failed = operator.run("data-keys", "verify");
            assertThat(failed.code()).isEqualTo(1);
            assertThat(failed.out())
                    .endsWith("2 ok, 2 failed\n")
                    .contains("  awskms.south: provider \"awskms.south\": ", "the KMS key is disabled; enable it");
            Output json = operator.run("data-keys", "verify", "--json");
            assertThat(json.code()).isEqualTo(1);
            assertThat(json.out())
                    .startsWith("{\"ok\":2,\"failed\":2,\"data_keys\":[{\"name\":\"")
                    .contains("\"kms_key\":\"" + south + "\",\"ok\":false,\"failure\":\"provider ");
            assertThat(failed.out() + json.out()).doesNotContain(CREDENTIALS.secret());
        }
    }

    @Test
    void noticesARowThatWasPutInPlaceOfAnother() throws Exception {
        try (FreshDatabase database = TestDatabase.POSTGRESQL.fresh(DataKeysVerifyIT.class);
                Connection owner = database.connect()) {
            Operator.customers(database);
            Operator operator = Operator.owner(database, ini());
            operator.insert(1);
            Sql.run(
                    owner,
                    "UPDATE kmsenc_data_keys SET encrypted_data = (SELECT encrypted_data FROM kmsenc_data_keys"
                            + " WHERE label NOT LIKE 'deterministic%') WHERE label LIKE 'deterministic%'");
            Output output = operator.run("data-keys", "verify");
            assertThat(output.code()).isEqualTo(1);
            // the encryption context is the row's own, so that KMS refuses what was encrypted for another row
            assertThat(output.out()).endsWith("2 ok, 2 failed\n").contains("was altered");
        }
    }
}
