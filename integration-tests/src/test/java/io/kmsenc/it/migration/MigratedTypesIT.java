package io.kmsenc.it.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kmsenc.KmsEncOperations;
import io.kmsenc.it.app.Application;
import io.kmsenc.it.app.Ini;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.migration.MigrationListener;
import io.kmsenc.migration.MigrationOptions;
import io.kmsenc.migration.MigrationReport;
import io.kmsenc.migration.Operation;
import io.kmsenc.walk.WalkException;
import io.kmsenc.walk.WalkOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Values of every type and size are taken there and back, beside columns that the database itself sets. */
class MigratedTypesIT {

    private static final MigrationOptions OPTIONS =
            new MigrationOptions(List.of(), new WalkOptions(1, 2, 50, 0, false), 100, true);

    private static final Path INI = Ini.withSecretKey()
            .columns(
                    "things.flag = randomized boolean",
                    "things.amount = deterministic decimal(20,4)",
                    "things.born = randomized date",
                    "things.seen = randomized timestamp(6)",
                    "things.code = deterministic uuid",
                    "things.doc = randomized json",
                    "things.note = randomized",
                    "things.photo = randomized binary",
                    "things.number = deterministic bigint")
            .write();

    private static FreshDatabase database(TestDatabase kind) throws SQLException {
        FreshDatabase database = kind.fresh(MigratedTypesIT.class);
        String large = kind == TestDatabase.POSTGRESQL ? "TEXT" : kind == TestDatabase.MARIADB ? "LONGTEXT" : "CLOB";
        String bytes = kind == TestDatabase.POSTGRESQL ? "BYTEA" : kind == TestDatabase.MARIADB ? "LONGBLOB" : "BLOB";
        String changed = switch (kind) {
            case POSTGRESQL -> "TIMESTAMP DEFAULT CURRENT_TIMESTAMP";
            case MARIADB -> "TIMESTAMP(6) DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6)";
            default -> "TIMESTAMP DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP";
        };
        String short400 =
                kind == TestDatabase.MARIADB ? "VARCHAR(400) CHARACTER SET ascii COLLATE ascii_bin" : "VARCHAR(400)";
        try (Connection owner = database.connect()) {
            Sql.run(
                    owner,
                    "CREATE TABLE things (id INT PRIMARY KEY, flag " + short400 + ", amount " + short400 + ", born "
                            + short400 + ", seen " + short400 + ", code " + short400 + ", doc " + large + ", note "
                            + large + ", photo " + bytes + ", number " + short400 + ", changed " + changed + ")");
            String hex = kind == TestDatabase.POSTGRESQL ? "'\\x00ff6b6d'" : "X'00ff6b6d'";
            String none = kind == TestDatabase.POSTGRESQL ? "''" : "X''";
            String columns =
                    "INSERT INTO things (id, flag, amount, born, seen, code, doc, note, photo, number) VALUES ";
            Sql.run(
                    owner,
                    columns + "(1, 'true', '-12.5000', '2024-02-29', '2024-02-29 10:20:30.123456',"
                            + " '081d4fae-7dec-11d0-a765-00a0c91e6bf6', '{\"a\": 1}', 'a', " + hex
                            + ", '-9223372036854775808')",
                    columns + "(2, 'false', '0.0000', '0001-01-01', '9999-12-31 23:59:59',"
                            + " 'f81d4fae-7dec-11d0-a765-00a0c91e6bf6', '[]', '', " + none + ", '0')",
                    columns + "(3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)",
                    columns + "(4, 'true', '1.0000', '1999-01-01', '1999-01-01 00:00:00', NULL, 'null',"
                            + " REPEAT('\u00e4', 700000), NULL, '1')",
                    columns + "(5, 'true', '1.0000', '1999-01-01', '1999-01-01 00:00:00', NULL, 'null',"
                            + " '  kmsenc1. blanks  ', NULL, '1')");
        }
        return database;
    }

    private static List<List<String>> rows(Connection connection) throws SQLException {
        return Sql.rows(
                connection,
                "SELECT id, flag, amount, born, seen, code, doc, note, photo, number, changed FROM things ORDER BY id");
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void takesEveryTypeThereAndBack(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = database(kind);
                Connection owner = database.connect();
                KmsEncOperations operations = MigratedTable.operations(database, INI)) {
            List<List<String>> before = rows(owner);
            for (Operation operation : List.of(Operation.ENCRYPT, Operation.RE_ENCRYPT, Operation.DECRYPT)) {
                if (operation == Operation.RE_ENCRYPT) {
                    operations.rotateDataKeys();
                    try (Connection application = new Application(database, INI).connect()) {
                        assertThat(Sql.column(application, "SELECT note FROM things ORDER BY id"))
                                .isEqualTo(
                                        before.stream().map(row -> row.get(7)).toList());
                        assertThat(Sql.column(application, "SELECT id FROM things WHERE number = 1 AND id < 5"))
                                .containsExactly("4");
                    }
                }
                MigrationReport report = operations.migrate(operation, OPTIONS, MigrationListener.NONE);
                assertThat(report.tables().get(0).failures()).isEmpty();
                assertThat(report.isDone()).isTrue();
            }
            assertThat(rows(owner)).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void refusesASecondOperator(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = database(kind);
                KmsEncOperations operations = MigratedTable.operations(database, INI);
                KmsEncOperations others = MigratedTable.operations(database, INI)) {
            operations.migrate(Operation.ENCRYPT, OPTIONS, new MigrationListener() {
                private boolean tried;

                @Override
                public void walked(String table, long rows, long changed) {
                    if (!tried) {
                        tried = true;
                        assertThatThrownBy(() -> others.migrate(Operation.DECRYPT, OPTIONS, MigrationListener.NONE))
                                .isInstanceOf(WalkException.class)
                                .hasMessageContaining("being walked over");
                    }
                }
            });
            assertThat(others.migrate(Operation.DECRYPT, OPTIONS, MigrationListener.NONE)
                            .isDone())
                    .isTrue();
        }
    }
}
