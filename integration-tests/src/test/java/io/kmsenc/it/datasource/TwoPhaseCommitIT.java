package io.kmsenc.it.datasource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kmsenc.KmsEncXADataSource;
import io.kmsenc.it.app.Application;
import io.kmsenc.it.app.Ini;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.it.process.ChildProcess;
import io.kmsenc.sql.Dialect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.sql.XAConnection;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A transaction manager ends the transactions in which secret columns are written. */
class TwoPhaseCommitIT {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Path INI =
            Ini.withSecretKey().columns("customers.ssn = randomized").write();

    /** One of a kind for all tests: each new one would make its own key-encryption key, which takes seconds. */
    private static final Map<TestDatabase, FreshDatabase> SHARED = new EnumMap<>(TestDatabase.class);

    @TempDir
    private Path folder;

    @AfterAll
    static void dropDatabases() throws SQLException {
        for (FreshDatabase each : SHARED.values()) {
            each.close();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aPreparedValueIsReadOnceItIsCommittedAndARolledBackOneIsGone(TestDatabase kind) throws Exception {
        FreshDatabase database = shared(kind);
        XAConnection xa = source(database).getXAConnection();
        BranchId committed = new BranchId(database.name() + " committed");
        BranchId rolledBack = new BranchId(database.name() + " rolled back");
        prepare(xa, committed, 1);
        assertThat(keyRows(database))
                .as("the data key is committed, whatever becomes of the branch")
                .isEqualTo("1");
        assertThat(committed.isPreparedIn(xa.getXAResource())).isTrue();
        xa.getXAResource().commit(committed, false);
        prepare(xa, rolledBack, 2);
        xa.getXAResource().rollback(rolledBack);
        assertThat(committed.isPreparedIn(xa.getXAResource())).isFalse();
        try (Connection connection = xa.getConnection()) {
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(Sql.rows(connection, "SELECT id, ssn FROM customers").toString())
                    .isEqualTo("[[1, ssn of 1]]");
        }
        xa.close();
        assertThat(stored(database, "customers").get(0)).startsWith("kmsenc");
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void onePhaseIsEnoughForOneResource(TestDatabase kind) throws Exception {
        FreshDatabase database = shared(kind);
        XAConnection xa = source(database).getXAConnection();
        BranchId branch = new BranchId(database.name());
        work(xa, branch, 1);
        xa.getXAResource().commit(branch, true);
        BranchId other = new BranchId(database.name() + " other");
        work(xa, other, 2);
        xa.getXAResource().rollback(other);
        try (Connection connection = xa.getConnection()) {
            assertThat(Sql.column(connection, "SELECT ssn FROM customers")).containsExactly("ssn of 1");
        }
        xa.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"POSTGRESQL", "MARIADB", "MYSQL"})
    void branchesOfAKilledProcessAreRecovered(TestDatabase kind) throws Exception {
        FreshDatabase database = shared(kind);
        recovered(database.kmsencUrl(), database.url(), database.user(), database.password(), database.name());
    }

    @Test
    void branchesOfAKilledProcessAreRecoveredFromAFileOfH2() throws Exception {
        String file = folder.resolve("recovered").toString();
        try (Connection owner = DriverManager.getConnection("jdbc:h2:file:" + file, "owner", "password")) {
            Sql.run(owner, table(Dialect.H2));
        }
        recovered("jdbc:kmsenc:h2:file:" + file, "jdbc:h2:file:" + file, "owner", "password", "h2");
    }

    private static void recovered(String url, String rawUrl, String user, String password, String name)
            throws Exception {
        BranchId committed = new BranchId(name + " committed");
        BranchId rolledBack = new BranchId(name + " rolled back");
        try (ChildProcess child = ChildProcess.start(
                PreparingApplication.class,
                url,
                user,
                password,
                INI.toString(),
                committed.text(),
                "1",
                rolledBack.text(),
                "2")) {
            child.killAt("prepared", LIMIT);
        }
        XAConnection xa = source(url, user, password).getXAConnection();
        XAResource resource = xa.getXAResource();
        assertThat(committed.isPreparedIn(resource)).isTrue();
        assertThat(rolledBack.isPreparedIn(resource)).isTrue();
        resource.commit(committed, false);
        resource.rollback(rolledBack);
        try (Connection connection = xa.getConnection()) {
            assertThat(Sql.rows(connection, "SELECT id, ssn FROM customers").toString())
                    .isEqualTo("[[1, ssn of 1]]");
        }
        xa.close();
        try (Connection raw = DriverManager.getConnection(rawUrl, user, password)) {
            assertThat(Sql.column(raw, "SELECT ssn FROM customers").get(0)).startsWith("kmsenc");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"POSTGRESQL", "MARIADB", "MYSQL"})
    void aPreparedBranchOutlivesItsConnection(TestDatabase kind) throws Exception {
        FreshDatabase database = shared(kind);
        BranchId branch = new BranchId(database.name());
        XAConnection dropped = source(database).getXAConnection();
        prepare(dropped, branch, 1);
        dropped.close();
        XAConnection other = source(database).getXAConnection();
        assertThat(branch.isPreparedIn(other.getXAResource())).isTrue();
        other.getXAResource().commit(branch, false);
        try (Connection connection = other.getConnection()) {
            assertThat(Sql.column(connection, "SELECT ssn FROM customers")).containsExactly("ssn of 1");
        }
        other.close();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void givingTheConnectionBackLeavesTheOpenBranchAlone(TestDatabase kind) throws Exception {
        FreshDatabase database = shared(kind);
        XAConnection xa = source(database).getXAConnection();
        XAResource resource = xa.getXAResource();
        BranchId branch = new BranchId(database.name());
        resource.start(branch, XAResource.TMNOFLAGS);
        for (int id = 1; id <= 2; id++) {
            try (Connection connection = xa.getConnection()) {
                PreparingApplication.insert(connection, id);
            }
        }
        resource.end(branch, XAResource.TMSUCCESS);
        xa.getConnection().close();
        assertThat(resource.prepare(branch)).isEqualTo(XAResource.XA_OK);
        xa.getConnection().close();
        resource.commit(branch, false);
        try (Connection connection = xa.getConnection()) {
            assertThat(Sql.column(connection, "SELECT ssn FROM customers ORDER BY id"))
                    .containsExactly("ssn of 1", "ssn of 2");
        }
        xa.close();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void outsideOfABranchTheConnectionIsAnyPools(TestDatabase kind) throws Exception {
        FreshDatabase database = shared(kind);
        XAConnection xa = source(database).getXAConnection();
        try (Connection connection = xa.getConnection()) {
            connection.setAutoCommit(false);
            PreparingApplication.insert(connection, 1);
        }
        try (Connection connection = xa.getConnection()) {
            assertThat(connection.getAutoCommit()).isTrue();
            PreparingApplication.insert(connection, 2);
            assertThat(Sql.column(connection, "SELECT ssn FROM customers")).containsExactly("ssn of 2");
        }
        xa.close();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void theResourceIsTheSameForItselfAndLeadsToNoConnection(TestDatabase kind) throws Exception {
        try (FreshDatabase database = database(kind);
                FreshDatabase another = database(kind)) {
            XAConnection one = source(database).getXAConnection();
            XAConnection two = source(another).getXAConnection();
            assertThat(one.getXAResource()).isSameAs(one.getXAResource()).isNotInstanceOf(XAConnection.class);
            assertThat(one.getXAResource().isSameRM(one.getXAResource())).isTrue();
            if (kind.dialect() != Dialect.MARIADB) {
                assertThat(one.getXAResource().isSameRM(two.getXAResource())).isFalse();
            }
            try (Connection connection = one.getConnection()) {
                assertThat(connection.getClass().getName()).doesNotContain("postgresql", "mariadb", "mysql", "h2");
                assertThatThrownBy(() -> connection.unwrap(org.postgresql.jdbc.PgConnection.class))
                        .extracting("SQLState")
                        .isEqualTo("KE003");
                assertThat(connection.getMetaData().getURL()).isEqualTo(database.url());
            }
            one.close();
            two.close();
        }
    }

    @Test
    void aSearchPathThatARolledBackBranchHadSetCountsNoMore() throws Exception {
        try (FreshDatabase database = database(TestDatabase.POSTGRESQL)) {
            try (Connection owner = database.connect()) {
                Sql.run(owner, "CREATE SCHEMA other", "CREATE TABLE other.customers (ssn TEXT, id INT)");
            }
            XAConnection xa = source(database).getXAConnection();
            makeDataKey(xa, "other.customers");
            BranchId branch = new BranchId(database.name());
            xa.getXAResource().start(branch, XAResource.TMNOFLAGS);
            try (Connection connection = xa.getConnection()) {
                Sql.run(connection, "SET search_path = other", "INSERT INTO customers VALUES ('in the branch', 1)");
            }
            xa.getXAResource().end(branch, XAResource.TMSUCCESS);
            xa.getXAResource().rollback(branch);
            try (Connection connection = xa.getConnection()) {
                Sql.run(connection, "INSERT INTO customers VALUES (1, 'behind the branch')");
                assertThat(Sql.column(connection, "SELECT ssn FROM customers")).containsExactly("behind the branch");
            }
            xa.close();
            assertThat(stored(database, "customers").get(0)).startsWith("kmsenc");
        }
    }

    /** Whoever commits it: its columns stand in another order, and one taken for the other would be a leak. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTableThatABranchMadeCountsOnceItIsCommitted(boolean byItsOwnConnection) throws Exception {
        try (FreshDatabase database = database(TestDatabase.POSTGRESQL)) {
            try (Connection owner = database.connect()) {
                Sql.run(owner, "CREATE SCHEMA nearer");
            }
            KmsEncXADataSource source = source(database);
            source.setUrl(database.kmsencUrl() + "?currentSchema=nearer,public");
            XAConnection xa = source.getXAConnection();
            XAConnection other = source.getXAConnection();
            makeDataKey(xa, "customers");
            BranchId branch = new BranchId(database.name());
            xa.getXAResource().start(branch, XAResource.TMNOFLAGS);
            try (Connection connection = xa.getConnection()) {
                Sql.run(
                        connection,
                        "CREATE TABLE nearer.customers (ssn TEXT, id INT)",
                        "INSERT INTO customers VALUES ('in the branch', 1)");
            }
            xa.getXAResource().end(branch, XAResource.TMSUCCESS);
            xa.getXAResource().prepare(branch);
            try (Connection connection = xa.getConnection()) {
                Sql.run(connection, "INSERT INTO customers VALUES (2, 'beside it')");
            }
            XAConnection committing = byItsOwnConnection ? xa : other;
            try (Connection connection = committing.getConnection()) {
                Sql.run(connection, "INSERT INTO customers VALUES (4, 'beside it too')");
            }
            committing.getXAResource().commit(branch, false);
            try (Connection connection = committing.getConnection()) {
                Sql.run(connection, "INSERT INTO customers VALUES ('behind it', 3)");
                assertThat(Sql.column(connection, "SELECT ssn FROM customers ORDER BY id"))
                        .containsExactly("in the branch", "behind it");
                assertThat(Sql.column(connection, "SELECT ssn FROM public.customers ORDER BY id"))
                        .containsExactly("first", "beside it", "beside it too");
            }
            xa.close();
            other.close();
            assertThat(stored(database, "nearer.customers")).hasSize(2).allMatch(stored -> stored.startsWith("kmsenc"));
        }
    }

    @Test
    void whatTheServerDoesNotAllowIsItsOwnError() throws Exception {
        FreshDatabase database = shared(TestDatabase.POSTGRESQL);
        XAConnection xa = source(database).getXAConnection();
        BranchId unknown = new BranchId(database.name() + " unknown");
        assertThatThrownBy(() -> xa.getXAResource().commit(unknown, false))
                .isInstanceOf(XAException.class)
                .extracting(e -> ((XAException) e).errorCode)
                .isEqualTo(XAException.XAER_NOTA);
        xa.close();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aDriverThatIsNotKnownNeedsTheNameOfItsClass(TestDatabase kind) throws Exception {
        FreshDatabase database = shared(kind);
        KmsEncXADataSource source = source(database);
        source.setUrl(database.kmsencSpyUrl());
        assertThatThrownBy(source::getXAConnection)
                .hasMessageContaining("no XADataSource is known for the driver \"io.kmsenc.it.spy.SpyDriver\"");
        source.setXaDataSourceClassName("com.example.Missing");
        assertThatThrownBy(source::getXAConnection)
                .hasMessageContaining("\"com.example.Missing\" is not on the class path");
        source.setXaDataSourceClassName("java.lang.String");
        assertThatThrownBy(source::getXAConnection).hasMessageContaining("is no javax.sql.XADataSource");
    }

    // What is known of the schema is asked anew after a second: nothing may take longer between two statements.
    private static void makeDataKey(XAConnection xa, String table) throws SQLException {
        try (Connection connection = xa.getConnection()) {
            Sql.run(connection, "INSERT INTO " + table + " (id, ssn) VALUES (0, 'first')");
        }
    }

    private static void prepare(XAConnection xa, BranchId branch, int id) throws Exception {
        work(xa, branch, id);
        assertThat(xa.getXAResource().prepare(branch)).isEqualTo(XAResource.XA_OK);
    }

    private static void work(XAConnection xa, BranchId branch, int id) throws Exception {
        xa.getXAResource().start(branch, XAResource.TMNOFLAGS);
        try (Connection connection = xa.getConnection()) {
            PreparingApplication.insert(connection, id);
        }
        xa.getXAResource().end(branch, XAResource.TMSUCCESS);
    }

    private static KmsEncXADataSource source(FreshDatabase database) {
        return source(database.kmsencUrl(), database.user(), database.password());
    }

    private static KmsEncXADataSource source(String url, String user, String password) {
        KmsEncXADataSource source = new KmsEncXADataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        source.setConfig(INI.toString());
        return source;
    }

    /** The one of this kind, with no row in its table. */
    private static FreshDatabase shared(TestDatabase kind) throws SQLException {
        FreshDatabase shared = SHARED.get(kind);
        if (shared == null) {
            shared = database(kind);
            SHARED.put(kind, shared);
        }
        try (Connection owner = shared.connect()) {
            Sql.run(owner, "DELETE FROM customers");
        }
        return shared;
    }

    private static FreshDatabase database(TestDatabase kind) throws SQLException {
        FreshDatabase database = kind.fresh(TwoPhaseCommitIT.class);
        try (Connection owner = database.connect()) {
            Sql.run(owner, table(kind.dialect()));
        }
        return database;
    }

    private static String table(Dialect dialect) {
        return "CREATE TABLE customers (id INT PRIMARY KEY, ssn " + Application.text(dialect) + ")"
                + (dialect == Dialect.MARIADB ? " ENGINE = InnoDB" : "");
    }

    private static List<String> stored(FreshDatabase database, String table) throws SQLException {
        try (Connection raw = database.connect()) {
            return Sql.column(raw, "SELECT ssn FROM " + table);
        }
    }

    private static String keyRows(FreshDatabase database) throws SQLException {
        try (Connection raw = database.connect()) {
            return Sql.column(raw, "SELECT COUNT(*) FROM kmsenc_data_keys").get(0);
        }
    }
}
