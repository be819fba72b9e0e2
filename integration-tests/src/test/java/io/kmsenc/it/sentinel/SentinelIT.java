package io.kmsenc.it.sentinel;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.it.app.Application;
import io.kmsenc.it.app.Ini;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.it.kms.AccessKey;
import io.kmsenc.it.kms.FakeKms;
import io.kmsenc.it.sentinel.SentinelSearch.Finding;
import io.kmsenc.it.spy.SpyDriver;
import io.kmsenc.keys.aws.AwsKmsProviderFactory;
import io.kmsenc.keys.local.SecretKeyProviderFactory;
import io.kmsenc.provider.Provider;
import io.kmsenc.provider.ProviderSettings;
import io.kmsenc.sql.Dialect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * No plaintext of a secret column leaves: it is not in a row, a file of the database, a call of the delegate or a log,
 * however it was given; nor is a key or a credential in a log. What stands in a column that is not secret is found in
 * each of these places, which proves that the search can find.
 */
class SentinelIT {

    private static final String[] COLUMNS = {
        "customers.ssn = randomized",
        "customers.email = deterministic compare=exact",
        "customers.photo = randomized binary",
        "customers.thumb = deterministic binary"
    };

    private static final AccessKey CREDENTIALS = AccessKey.temporary(
            "AKIASENTINEL00000001", "secret-access-key-of-sentinels", "session-token-of-sentinels", Instant.MAX);

    private static FakeKms kms;
    private static String key;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startKms() {
        kms = FakeKms.start();
        kms.register(CREDENTIALS);
        key = kms.createKey(Ini.REGION);
    }

    @AfterAll
    static void stopKms() {
        kms.close();
    }

    @ParameterizedTest
    @EnumSource(value = TestDatabase.class, mode = EnumSource.Mode.EXCLUDE, names = "H2_MEMORY")
    void noSecretIsFoundAnywhereAndEveryPlainTextIs(TestDatabase kind) throws Exception {
        Path local = Ini.withSecretKey().columns(COLUMNS).write(folder.resolve("ini/local.ini"));
        Path remote = Ini.withSecretKey()
                .encryptWith("awskms.main", "secretKey.v1")
                .kms("main", kms, key, CREDENTIALS)
                .columns(COLUMNS)
                .write(folder.resolve("ini/remote.ini"));
        Path logs = java.nio.file.Files.createDirectory(folder.resolve("logs"));
        try (FreshDatabase database = kind.fresh(SentinelIT.class)) {
            createTables(database);
            Scenario direct;
            Scenario spied;
            SpyDriver.clear();
            try (TraceLog log = new TraceLog(logs)) {
                // docs/CONFIGURATION.md tells of these two
                log.silence(
                        "software.amazon.awssdk.http.auth.aws.internal.signer",
                        "sun.net.www.protocol.http.HttpURLConnection");
                try (Connection connection = new Application(database, local).connect(traced(database, ""))) {
                    direct = exercised(new Scenario(connection, kind.dialect(), 1));
                }
                try (Connection connection = new Application(database, remote).connect(traced(database, "spy:"))) {
                    spied = exercised(new Scenario(connection, kind.dialect(), 1001));
                }
                writeControls(database, direct);
            }
            assertSpySawNothing(spied);
            List<Sentinel> secrets = new ArrayList<>(direct.secrets());
            secrets.addAll(spied.secrets());
            List<Sentinel> notes = new ArrayList<>(direct.notes());
            notes.addAll(spied.notes());
            assertRowsHoldNothing(database, secrets, notes);
            assertFilesHoldNothing(database, secrets, notes);
            assertLogsHoldNothing(database, logs, secrets, notes);
        }
    }

    private static String traced(FreshDatabase database, String spy) {
        String url = "jdbc:kmsenc:" + spy + database.url().substring("jdbc:".length());
        return switch (database.kind()) {
            case H2_FILE, H2_MEMORY -> url + ";TRACE_LEVEL_FILE=4";
            case MYSQL -> url + "&logger=Slf4JLogger&profileSQL=true&traceProtocol=true";
            default -> url;
        };
    }

    private static void createTables(FreshDatabase database) throws SQLException {
        Dialect dialect = database.kind().dialect();
        String text = Application.text(dialect);
        String binary = Application.binary(dialect);
        try (Connection owner = database.connect()) {
            Sql.run(
                    owner,
                    "CREATE TABLE customers (id INT PRIMARY KEY, ssn " + text + ", email " + text + ", photo " + binary
                            + ", thumb " + binary + ", note " + text + ")",
                    "CREATE TABLE other (id INT PRIMARY KEY, v VARCHAR(100))",
                    "CREATE VIEW customers_view AS SELECT * FROM customers");
            switch (dialect) {
                case H2 -> {}
                case POSTGRESQL ->
                    Sql.run(
                            owner,
                            "CREATE FUNCTION store(v text) RETURNS int LANGUAGE sql AS "
                                    + "'INSERT INTO customers (id, ssn) VALUES (-1, v) RETURNING 1'",
                            "CREATE FUNCTION store_through(v text) RETURNS int LANGUAGE sql AS 'SELECT store(v)'");
                case MARIADB ->
                    Sql.run(owner, "CREATE PROCEDURE store(v TEXT) INSERT INTO customers (id, ssn) VALUES (-1, v)");
            }
        }
    }

    private static Scenario exercised(Scenario scenario) throws Exception {
        new Writes(scenario).all();
        new Refusals(scenario).all();
        scenario.readBack();
        return scenario;
    }

    // What the delegates log of parameters differs; a literal they all log.
    private static void writeControls(FreshDatabase database, Scenario scenario) throws SQLException {
        try (Connection connection = database.connect(traced(database, "").replace("kmsenc:", ""))) {
            Sql.run(
                    connection,
                    "INSERT INTO other VALUES (1, '" + scenario.notes().get(0) + "')");
        }
    }

    private static void assertSpySawNothing(Scenario spied) {
        for (Sentinel each : spied.secrets()) {
            assertThat(SpyDriver.find(each.text()))
                    .as("received by the delegate")
                    .isEmpty();
        }
        for (Sentinel each : spied.notes()) {
            assertThat(SpyDriver.find(each.text())).isNotEmpty();
        }
    }

    private static void assertRowsHoldNothing(FreshDatabase database, List<Sentinel> secrets, List<Sentinel> notes)
            throws SQLException {
        StringBuilder dump = new StringBuilder();
        try (Connection raw = database.connect();
                Statement statement = raw.createStatement();
                ResultSet rows = statement.executeQuery("SELECT ssn, email, photo, thumb, note, id FROM customers")) {
            while (rows.next()) {
                assertThat(rows.getInt(6)).as("a refused row").isPositive();
                for (int column = 1; column <= 5; column++) {
                    byte[] value = rows.getBytes(column);
                    dump.append(value == null ? "" : new String(value, StandardCharsets.ISO_8859_1))
                            .append('\n');
                }
            }
        }
        byte[] bytes = dump.toString().getBytes(StandardCharsets.ISO_8859_1);
        assertThat(new SentinelSearch(secrets).encodingsIn(bytes)).isEmpty();
        for (Sentinel each : notes) {
            assertThat(SentinelSearch.of(each).encodingsIn(bytes)).isNotEmpty();
        }
    }

    private static void assertFilesHoldNothing(FreshDatabase database, List<Sentinel> secrets, List<Sentinel> notes)
            throws Exception {
        database.flush();
        Path data = database.dataDirectory();
        assertThat(new SentinelSearch(secrets).in(data)).isEmpty();
        List<Finding> findings = new SentinelSearch(notes).in(data);
        for (String place : Places.of(database)) {
            List<String> found = findings.stream()
                    .filter(finding ->
                            data.relativize(finding.file()).toString().matches(place))
                    .map(Finding::sentinel)
                    .toList();
            // a log may cut off what is long; the table holds everything
            assertThat(found).as(place).isNotEmpty();
            if (place.equals(Places.of(database).get(0))) {
                assertThat(found).containsAll(notes.stream().map(Sentinel::text).toList());
            }
        }
    }

    private static void assertLogsHoldNothing(
            FreshDatabase database, Path logs, List<Sentinel> secrets, List<Sentinel> notes) throws Exception {
        List<Sentinel> forbidden = new ArrayList<>(secrets);
        forbidden.add(Sentinel.of(Ini.SECRET_KEY));
        forbidden.add(Sentinel.of(CREDENTIALS.secret()));
        forbidden.add(Sentinel.of(CREDENTIALS.sessionToken().orElseThrow()));
        forbidden.add(Sentinel.of(database.password()));
        forbidden.addAll(dataKeys(database));
        assertThat(new SentinelSearch(forbidden).in(logs)).isEmpty();
        assertThat(SentinelSearch.of(notes.get(0)).in(logs)).as("control").isNotEmpty();
    }

    /** The data keys in the clear. */
    private static List<Sentinel> dataKeys(FreshDatabase database) throws SQLException {
        List<Sentinel> keys = new ArrayList<>();
        try (Provider local = new SecretKeyProviderFactory()
                        .create(new ProviderSettings("secretKey", "v1", "it", Map.of("secret_key", Ini.SECRET_KEY)));
                Provider remote = new AwsKmsProviderFactory().create(remoteSettings());
                Connection raw = database.connect();
                Statement statement = raw.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT name, provider, encrypted_data, label, scope FROM kmsenc_data_keys")) {
            while (rows.next()) {
                Provider provider = rows.getString(2).equals(local.name()) ? local : remote;
                Map<String, String> context =
                        Map.of("kmsenc:label", rows.getString(4), "kmsenc:scope", rows.getString(5));
                keys.add(Sentinel.of(rows.getString(1), provider.decrypt(rows.getBytes(3), context)));
            }
        }
        // randomized by either provider, and one for each deterministic column
        assertThat(keys).hasSize(4);
        return keys;
    }

    private static ProviderSettings remoteSettings() {
        return new ProviderSettings(
                "awskms",
                "main",
                "it",
                Map.of(
                        "key_id", key,
                        "region", Ini.REGION,
                        "endpoint", kms.endpoint().toString(),
                        "access_key_id", CREDENTIALS.id(),
                        "secret_access_key", CREDENTIALS.secret(),
                        "session_token", CREDENTIALS.sessionToken().orElseThrow()));
    }
}
