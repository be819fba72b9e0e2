package io.kmsenc.it.routines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kmsenc.it.app.Application;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.it.spy.SpyDriver;
import io.kmsenc.sql.Dialect;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Declared routines that write, find and give back values of secret columns. */
class DeclaredRoutinesIT {

    private static final String CODE = "4929-8371-0265-7714";
    private static final byte[] PHOTO = "photo-of-a-secret-place".getBytes(StandardCharsets.UTF_8);
    private static final BigDecimal CREDIT = new BigDecimal("9876543210.12");
    private static final LocalDate BORN = LocalDate.of(1971, 11, 23);

    /** An application on a new database, seen by the spy. */
    private record Stage(FreshDatabase database, Connection connection) implements AutoCloseable {

        static Stage on(TestDatabase kind) throws SQLException {
            FreshDatabase database = kind.fresh(DeclaredRoutinesIT.class);
            SampleRoutines.create(database);
            Application application = new Application(database, SampleRoutines.ini(kind.dialect()));
            SpyDriver.clear();
            return new Stage(database, application.connectSpied());
        }

        Dialect dialect() {
            return database.kind().dialect();
        }

        /** The text that calls a procedure; pgjdbc makes a query of an escape. */
        String call(String call) {
            return dialect() == Dialect.POSTGRESQL ? "CALL " + call : "{call " + call + "}";
        }

        List<@Nullable String> stored(String column) throws SQLException {
            try (Connection raw = database.connect()) {
                return Sql.column(raw, "SELECT " + column + " FROM clients ORDER BY id");
            }
        }

        void requireNothingInTheClear() {
            assertThat(SpyDriver.find(CODE)).isEmpty();
            assertThat(SpyDriver.find(new String(PHOTO, StandardCharsets.UTF_8)))
                    .isEmpty();
            assertThat(SpyDriver.find(CREDIT.toString())).isEmpty();
            assertThat(sent(BORN.toString())).isEmpty();
        }

        @Override
        public void close() throws SQLException {
            connection.close();
            database.close();
        }
    }

    /** What was sent that holds a text, which may be short. */
    private static List<String> sent(String text) {
        return SpyDriver.received().stream()
                .map(SpyDriver.Received::toString)
                .filter(received -> received.contains(text))
                .toList();
    }

    private static void store(Stage stage, int id, String code) throws SQLException {
        try (CallableStatement call = stage.connection.prepareCall(stage.call("store_client(?, ?, ?, ?, ?, ?)"))) {
            bind(call, id, code);
            call.execute();
        }
    }

    private static void bind(CallableStatement call, int id, String code) throws SQLException {
        call.setInt(1, id);
        call.setString(2, code);
        call.setBytes(3, PHOTO);
        call.setBigDecimal(4, CREDIT);
        call.setDate(5, Date.valueOf(BORN));
        call.setBoolean(6, true);
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void takeCiphertextsOfEachType(TestDatabase kind) throws SQLException {
        try (Stage stage = Stage.on(kind)) {
            store(stage, 1, CODE);
            stage.requireNothingInTheClear();
            for (String column : List.of("code", "photo", "credit", "born", "active")) {
                assertThat(stage.stored(column)).as(column).allMatch(value -> value != null && value.length() > 50);
            }
            assertThat(Sql.rows(stage.connection, "SELECT code, credit, born FROM clients WHERE code = '" + CODE + "'"))
                    .containsExactly(List.of(CODE, CREDIT.toString(), BORN.toString()));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void giveBackWhatAFunctionReturns(TestDatabase kind) throws SQLException {
        try (Stage stage = Stage.on(kind)) {
            store(stage, 1, CODE);
            try (CallableStatement call = returned(stage, "code_of", Types.VARCHAR)) {
                assertThat(call.getString(1)).isEqualTo(CODE);
                assertThat(call.wasNull()).isFalse();
                assertThat(call.getObject(1)).isEqualTo(CODE);
                assertThat(call.getObject(1, String.class)).isEqualTo(CODE);
            }
            try (CallableStatement call = returned(stage, "photo_of", Types.VARBINARY)) {
                assertThat(call.getBytes(1)).isEqualTo(PHOTO);
            }
            try (CallableStatement call = returned(stage, "credit_of", Types.DECIMAL)) {
                assertThat(call.getBigDecimal(1)).isEqualTo(CREDIT);
            }
            try (CallableStatement call = returned(stage, "born_of", Types.DATE)) {
                assertThat(call.getDate(1)).isEqualTo(Date.valueOf(BORN));
                assertThat(call.getObject(1, LocalDate.class)).isEqualTo(BORN);
            }
            try (CallableStatement call = returned(stage, "active_of", Types.BOOLEAN)) {
                assertThat(call.getBoolean(1)).isTrue();
            }
            stage.requireNothingInTheClear();
        }
    }

    private static CallableStatement returned(Stage stage, String function, int type) throws SQLException {
        CallableStatement call = stage.connection.prepareCall("{? = call " + function + "(?)}");
        call.registerOutParameter(1, type);
        call.setInt(2, 1);
        call.execute();
        return call;
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void findRowsByADeterministicColumn(TestDatabase kind) throws SQLException {
        try (Stage stage = Stage.on(kind)) {
            store(stage, 1, "another");
            store(stage, 2, CODE);
            try (CallableStatement call = stage.connection.prepareCall("{? = call id_of(?)}")) {
                call.registerOutParameter(1, Types.INTEGER);
                call.setString(2, CODE);
                call.execute();
                assertThat(call.getInt(1)).isEqualTo(2);
            }
            try (PreparedStatement query = stage.connection.prepareStatement("SELECT id_of(?)")) {
                query.setString(1, CODE);
                ResultSet row = query.executeQuery();
                assertThat(row.next()).isTrue();
                assertThat(row.getInt(1)).isEqualTo(2);
            }
            assertThat(Sql.column(stage.connection, "SELECT id_of('" + CODE + "')"))
                    .containsExactly("2");
            assertThat(Sql.column(stage.connection, "SELECT code_of(2) AS c")).containsExactly(CODE);
            stage.requireNothingInTheClear();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void giveBackNull(TestDatabase kind) throws SQLException {
        try (Stage stage = Stage.on(kind);
                CallableStatement store = stage.connection.prepareCall(stage.call("store_client(?, ?, ?, ?, ?, ?)"))) {
            store.setInt(1, 1);
            store.setNull(2, Types.VARCHAR);
            store.setBytes(3, null);
            store.setBigDecimal(4, null);
            store.setObject(5, null);
            store.setNull(6, Types.BOOLEAN);
            store.execute();
            assertThat(stage.stored("code")).containsExactly((String) null);
            try (CallableStatement call = returned(stage, "credit_of", Types.DECIMAL)) {
                assertThat(call.getBigDecimal(1)).isNull();
                assertThat(call.wasNull()).isTrue();
                assertThat(call.getDouble(1)).isZero();
                assertThat(call.wasNull()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"POSTGRESQL", "MARIADB"})
    void giveBackOutParameters(TestDatabase kind) throws SQLException {
        try (Stage stage = Stage.on(kind)) {
            store(stage, 1, CODE);
            try (CallableStatement call = stage.connection.prepareCall("{call read_client(?, ?, ?, ?, ?, ?)}")) {
                call.setInt(1, 1);
                call.registerOutParameter(2, Types.VARCHAR);
                call.registerOutParameter(3, Types.BINARY);
                call.registerOutParameter(4, Types.DECIMAL, 2);
                call.registerOutParameter(5, Types.DATE, "date");
                call.registerOutParameter(6, Types.BOOLEAN);
                call.execute();
                requireClient(call);
            }
            stage.requireNothingInTheClear();
        }
    }

    private static void requireClient(CallableStatement call) throws SQLException {
        assertThat(call.getString(2)).isEqualTo(CODE);
        assertThat(call.getBytes(3)).isEqualTo(PHOTO);
        assertThat(call.getBigDecimal(4)).isEqualTo(CREDIT);
        assertThat(call.getDate(5)).isEqualTo(Date.valueOf(BORN));
        assertThat(call.getBoolean(6)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"POSTGRESQL", "MARIADB"})
    void takeAndGiveBackInOneParameter(TestDatabase kind) throws SQLException {
        try (Stage stage = Stage.on(kind)) {
            store(stage, 1, "another");
            try (CallableStatement call = stage.connection.prepareCall("{call swap_code(?, ?)}")) {
                call.setInt(1, 1);
                call.registerOutParameter(2, Types.VARCHAR);
                call.setString(2, CODE);
                call.execute();
                assertThat(call.getString(2)).isEqualTo("another");
                call.setString(2, "third");
                call.execute();
                assertThat(call.getString(2)).isEqualTo(CODE);
            }
            stage.requireNothingInTheClear();
            assertThat(Sql.column(stage.connection, "SELECT code FROM clients")).containsExactly("third");
        }
    }

    @ParameterizedTest
    @EnumSource(value = TestDatabase.class, names = "MARIADB")
    void takeAndGiveBackByName(TestDatabase kind) throws SQLException {
        try (Stage stage = Stage.on(kind)) {
            try (CallableStatement call = stage.connection.prepareCall("{call store_client(?, ?, ?, ?, ?, ?)}")) {
                call.setBoolean("p_active", true);
                call.setObject("P_BORN", BORN);
                call.setBigDecimal("p_credit", CREDIT);
                call.setBytes("p_photo", PHOTO);
                call.setString("p_code", CODE);
                call.setInt("p_id", 1);
                assertThat(call.executeUpdate()).isEqualTo(1);
                assertThatThrownBy(() -> call.setString("p_cod", CODE)).isInstanceOf(SQLException.class);
            }
            try (CallableStatement call = stage.connection.prepareCall("{call read_client(?, ?, ?, ?, ?, ?)}")) {
                call.setInt("p_id", 1);
                for (String name : List.of("p_code", "p_photo", "p_credit", "p_born", "p_active")) {
                    call.registerOutParameter(name, Types.VARCHAR);
                }
                call.execute();
                requireClient(call);
                assertThat(call.getString("p_code")).isEqualTo(CODE);
                assertThat(call.getBytes("p_photo")).isEqualTo(PHOTO);
                assertThat(call.getBigDecimal("p_credit")).isEqualTo(CREDIT);
                assertThat(call.getDate("p_born")).isEqualTo(Date.valueOf(BORN));
                assertThat(call.getBoolean("p_active")).isTrue();
                assertThat(call.getObject("p_born", LocalDate.class)).isEqualTo(BORN);
            }
            stage.requireNothingInTheClear();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"MARIADB", "MYSQL"})
    void arentKnownByNameWhereAnArgumentIsALiteral(TestDatabase kind) throws SQLException {
        try (Stage stage = Stage.on(kind);
                CallableStatement call = stage.connection.prepareCall("{call swap_code(1, ?)}")) {
            assertThatThrownBy(() -> call.setString("p_id", CODE))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("use the parameter's number");
            stage.requireNothingInTheClear();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void runInBatches(TestDatabase kind) throws SQLException {
        try (Stage stage = Stage.on(kind);
                CallableStatement call = stage.connection.prepareCall(stage.call("store_client(?, ?, ?, ?, ?, ?)"))) {
            bind(call, 1, CODE);
            call.addBatch();
            call.clearParameters();
            bind(call, 2, CODE + "-second");
            call.addBatch();
            call.executeBatch();
            stage.requireNothingInTheClear();
            assertThat(Sql.column(stage.connection, "SELECT code FROM clients ORDER BY id"))
                    .containsExactly(CODE, CODE + "-second");
            assertThat(stage.stored("code")).doesNotContain(CODE);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void takeLiterals(TestDatabase kind) throws SQLException {
        try (Stage stage = Stage.on(kind)) {
            String photo = stage.dialect() == Dialect.POSTGRESQL ? "'\\x00ff'" : "X'00ff'";
            String active = stage.dialect() == Dialect.MARIADB ? "1" : "NULL";
            Sql.run(
                    stage.connection,
                    "CALL store_client(1, '" + CODE + "', " + photo + ", 9876543210.12, '" + BORN + "', " + active
                            + ")");
            stage.requireNothingInTheClear();
            assertThat(Sql.rows(stage.connection, "SELECT code, credit, born FROM clients"))
                    .containsExactly(List.of(CODE, CREDIT.toString(), BORN.toString()));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void answerRowsWhoseLabelsAreDeclared(TestDatabase kind) throws SQLException {
        try (Stage stage = Stage.on(kind)) {
            store(stage, 1, CODE);
            String call = stage.dialect() == Dialect.POSTGRESQL ? "SELECT * FROM listed()" : "CALL listed()";
            try (Statement statement = stage.connection.createStatement()) {
                ResultSet rows = statement.executeQuery(call);
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString("code")).isEqualTo(CODE);
                if (stage.dialect() == Dialect.MARIADB) {
                    assertThat(statement.getMoreResults()).isTrue();
                    rows = statement.getResultSet();
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getString("code")).isEqualTo(CODE);
                }
                ResultSet last = rows;
                assertThatThrownBy(() -> last.getString("other")).hasMessageContaining("ciphertext");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void giveNoCiphertextByAnyGetter(TestDatabase kind) throws SQLException {
        try (Stage stage = Stage.on(kind)) {
            store(stage, 1, CODE);
            String stored = stage.stored("code").get(0);
            assertThat(stored).isNotNull();
            try (CallableStatement call = returned(stage, "code_of", Types.VARCHAR)) {
                List<String> given = new ArrayList<>();
                EveryMethod.getters(call, 1).forEach((method, value) -> {
                    assertThat(EveryMethod.shown(value)).as(method).doesNotContain(stored);
                    given.add(method);
                });
                assertThat(given).hasSizeGreaterThan(3);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"POSTGRESQL", "MARIADB"})
    void giveNoCiphertextInsideAnotherValue(TestDatabase kind) throws SQLException {
        try (Stage stage = Stage.on(kind)) {
            store(stage, 1, CODE);
            for (String call : List.of("SELECT composed()", "SELECT wrapped()")) {
                try (Statement statement = stage.connection.createStatement();
                        ResultSet row = statement.executeQuery(call)) {
                    assertThat(row.next()).isTrue();
                    assertThatThrownBy(() -> row.getString(1)).hasMessageContaining("ciphertext");
                    assertThatThrownBy(() -> row.getBytes(1)).isInstanceOf(SQLException.class);
                    assertThatThrownBy(() -> row.getCharacterStream(1)).isInstanceOf(SQLException.class);
                    assertThatThrownBy(() -> elements(row.getObject(1))).isInstanceOf(SQLException.class);
                }
            }
        }
    }

    private static Object elements(Object value) throws SQLException {
        return value instanceof Array array ? array.getArray() : value;
    }

    @ParameterizedTest
    @EnumSource(value = TestDatabase.class, names = "POSTGRESQL")
    void giveNoCiphertextThroughACursor(TestDatabase kind) throws SQLException {
        try (Stage stage = Stage.on(kind)) {
            store(stage, 1, CODE);
            stage.connection.setAutoCommit(false);
            try (CallableStatement call = stage.connection.prepareCall("{? = call opened()}")) {
                call.registerOutParameter(1, Types.REF_CURSOR);
                call.execute();
                try (ResultSet rows = (ResultSet) call.getObject(1)) {
                    assertThat(rows.next()).isTrue();
                    assertThatThrownBy(() -> rows.getString(1)).hasMessageContaining("ciphertext");
                    assertThatThrownBy(() -> rows.getObject("code")).hasMessageContaining("ciphertext");
                    assertThat(rows.getStatement().getConnection()).isSameAs(stage.connection);
                }
            }
        }
    }

    /** The values of several OUT parameters are one row where the function is called for a value. */
    @ParameterizedTest
    @EnumSource(value = TestDatabase.class, names = "POSTGRESQL")
    void giveNoCiphertextInsideARow(TestDatabase kind) throws SQLException {
        try (Stage stage = Stage.on(kind)) {
            store(stage, 1, CODE);
            try (Statement statement = stage.connection.createStatement()) {
                assertThatThrownBy(() -> {
                            ResultSet row = statement.executeQuery("SELECT read_client(1)");
                            assertThat(row.next()).isTrue();
                            assertThat(row.getString(1)).isEqualTo("not to be handed out");
                        })
                        .isInstanceOf(SQLException.class);
                ResultSet row = statement.executeQuery("SELECT * FROM read_client(1)");
                assertThat(row.next()).isTrue();
                assertThat(row.getString(1)).isEqualTo(CODE);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void getNoPlaintextFromAnySetter(TestDatabase kind) throws SQLException {
        try (Stage stage = Stage.on(kind)) {
            String sentinel = "49298371";
            for (int parameter = 2; parameter <= 6; parameter++) {
                String name = List.of("p_id", "p_code", "p_photo", "p_credit", "p_born", "p_active")
                        .get(parameter - 1);
                try (CallableStatement call =
                        stage.connection.prepareCall(stage.call("store_client(?, ?, ?, ?, ?, ?)"))) {
                    assertThat(EveryMethod.setters(call, parameter, sentinel)).isGreaterThanOrEqualTo(45);
                    assertThat(EveryMethod.setters(call, name, sentinel)).isGreaterThanOrEqualTo(45);
                }
                assertThat(sent(sentinel)).as(name).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void areRefusedWhereTheyArentDeclared(TestDatabase kind) throws SQLException {
        try (Stage stage = Stage.on(kind)) {
            for (String sql : List.of("{? = call hidden()}", "SELECT hidden()", "CALL hidden()")) {
                assertThatThrownBy(() -> stage.connection.prepareCall(sql))
                        .as(sql)
                        .hasMessageContaining("view-on-secret-table");
            }
            assertThat(sent("hidden()")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void areRefusedWhereTheyCantBeBound(TestDatabase kind) throws SQLException {
        try (Stage stage = Stage.on(kind)) {
            store(stage, 1, "known");
            for (String sql : List.of(
                    "SELECT id FROM clients WHERE id = id_of('" + CODE + "')",
                    "SELECT id_of(UPPER('" + CODE + "'))",
                    "SELECT id_of('" + CODE + "', 2)",
                    "CALL store_client(1, '" + CODE + "')",
                    "INSERT INTO clients (id) VALUES (id_of('" + CODE + "'))")) {
                assertThatThrownBy(() -> Sql.run(stage.connection, sql))
                        .as(sql)
                        .hasMessageContaining("routine-call")
                        .hasMessageNotContaining(CODE);
            }
            stage.requireNothingInTheClear();
            assertThat(sent("id_of(")).isEmpty();
        }
    }

    /** Of a routine that has nothing to do with secrets everything is the delegate's own. */
    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"MARIADB", "MYSQL"})
    void leaveOtherRoutinesAlone(TestDatabase kind) throws SQLException {
        try (Stage stage = Stage.on(kind);
                CallableStatement call = stage.connection.prepareCall("{call repeated(?, ?)}")) {
            call.setString("p_text", "plain");
            call.setInt("p_times", 2);
            call.registerOutParameter("p_text", Types.VARCHAR);
            call.execute();
            assertThat(call.getString("p_text")).isEqualTo("plainplain");
            assertThat(SpyDriver.received().stream().map(SpyDriver.Received::method))
                    .contains("CallableStatement.setString", "CallableStatement.registerOutParameter");
        }
    }
}
