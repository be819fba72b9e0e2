package io.kmsenc.it.types;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.it.app.Application;
import io.kmsenc.it.app.Ini;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.it.twin.DataFile;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Stores, compares and finds literals in columns of declared types, and in columns that are of those types. */
class TypedLiteralsIT {

    private static final List<List<String>> LITERALS = DataFile.lines(TypedLiteralsIT.class, "literals.txt");
    // their literals are those of all the cases of statements
    /** Whose literals are strings, and json, which can't be compared: JsonIT has its literals. */
    private static final Set<String> OTHERS = Set.of("text", "varchar", "binary", "json");

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void areTheValuesThatTheDatabaseReads(TestDatabase kind) throws SQLException {
        List<DeclaredColumn> columns = DeclaredColumn.of(kind).stream()
                .filter(column -> !OTHERS.contains(column.logicalType()))
                .toList();
        Set<String> taken = new LinkedHashSet<>();
        try (FreshDatabase database = kind.fresh(TypedLiteralsIT.class);
                Connection plain = database.connect();
                Connection encrypted = open(database, plain, columns);
                Statement secret = encrypted.createStatement();
                Statement twin = plain.createStatement()) {
            for (int column = 0; column < columns.size(); column++) {
                for (int i = 0; i < LITERALS.size(); i++) {
                    if (isTaken(secret, twin, column, i)) {
                        taken.add(LITERALS.get(i).get(0) + " as "
                                + columns.get(column).declared());
                    }
                }
                assertStored(plain, column);
            }
        }
        assertThat(taken).containsExactlyInAnyOrderElementsOf(expected(kind, columns));
    }

    private static Connection open(FreshDatabase database, Connection plain, List<DeclaredColumn> columns)
            throws SQLException {
        Ini ini = Ini.withSecretKey();
        String text = Application.text(database.kind().dialect());
        for (int i = 0; i < columns.size(); i++) {
            ini.columns("s" + i + ".v = deterministic " + columns.get(i).declared());
            Sql.run(
                    plain,
                    "CREATE TABLE s" + i + " (id INT PRIMARY KEY, v " + text + ")",
                    "CREATE TABLE p" + i + " (id INT PRIMARY KEY, v "
                            + columns.get(i).type() + ")");
        }
        return new Application(database, ini.write()).connect();
    }

    /** Whether kmsenc takes the literal everywhere; where it does, both sides answer alike. */
    private static boolean isTaken(Statement secret, Statement twin, int column, int number) throws SQLException {
        String literal = LITERALS.get(number).get(0);
        List<String> statements = List.of(
                "INSERT INTO %s VALUES (" + number + ", " + literal + "), (" + (1000 + number) + ", NULL)",
                "SELECT id, v FROM %s WHERE v = " + literal + " ORDER BY id",
                "SELECT id, v FROM %s WHERE " + literal + " <> v ORDER BY id",
                "SELECT id, v FROM %s WHERE v NOT IN (" + literal + ") ORDER BY id",
                "UPDATE %s SET v = " + literal + " WHERE id = " + (1000 + number),
                "SELECT id, v FROM %s WHERE id >= " + number + " AND v IN (NULL, " + literal + ") ORDER BY id",
                "INSERT INTO %s (v, id) SELECT " + literal + ", " + (2000 + number),
                "SELECT id, v FROM %s ORDER BY id");
        List<Boolean> taken = new ArrayList<>();
        for (String sql : statements.subList(0, statements.size() - 1)) {
            String ours = outcome(secret, String.format(sql, "s" + column));
            if (ours.startsWith("KE")) {
                assertThat(ours).as(sql).isEqualTo("KE001");
                taken.add(false);
            } else {
                assertThat(ours).as(sql).isEqualTo(outcome(twin, String.format(sql, "p" + column)));
                taken.add(true);
            }
        }
        String all = statements.get(statements.size() - 1);
        assertThat(outcome(secret, String.format(all, "s" + column)))
                .as(literal)
                .isEqualTo(outcome(twin, String.format(all, "p" + column)));
        assertThat(taken).as(literal).isIn(allOf(true), allOf(false));
        return taken.get(0);
    }

    private static List<Boolean> allOf(boolean taken) {
        Boolean[] all = new Boolean[7];
        Arrays.fill(all, taken);
        return List.of(all);
    }

    /** The rows, the update count, or the SQLState. */
    private static String outcome(Statement statement, String sql) {
        try {
            if (!statement.execute(sql)) {
                return statement.getUpdateCount() + " rows";
            }
            StringBuilder rows = new StringBuilder();
            try (ResultSet result = statement.getResultSet()) {
                while (result.next()) {
                    rows.append(result.getInt(1))
                            .append('=')
                            .append(result.getString(2))
                            .append(' ');
                }
            }
            return rows.toString();
        } catch (SQLException e) {
            return String.valueOf(e.getSQLState());
        }
    }

    private static void assertStored(Connection plain, int column) throws SQLException {
        assertThat(Sql.column(plain, "SELECT v FROM s" + column + " WHERE v IS NOT NULL"))
                .allMatch(stored -> String.valueOf(stored).startsWith("kmsenc1."));
    }

    private static List<String> expected(TestDatabase kind, List<DeclaredColumn> columns) {
        List<String> expected = new ArrayList<>();
        for (List<String> line : LITERALS) {
            for (String each :
                    line.get(1).isEmpty() ? new String[0] : line.get(1).split(" ", -1)) {
                int colon = each.indexOf(':');
                String declared = colon < 0 ? each : each.substring(0, colon);
                assertThat(columns).extracting(DeclaredColumn::declared).contains(declared);
                if (colon < 0 || each.substring(colon).contains(kind.dialect().name())) {
                    expected.add(line.get(0) + " as " + declared);
                }
            }
        }
        return expected;
    }
}
