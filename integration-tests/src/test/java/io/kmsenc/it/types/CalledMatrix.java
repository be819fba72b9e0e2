package io.kmsenc.it.types;

import io.kmsenc.it.app.Application;
import io.kmsenc.it.app.Ini;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.types.ReadingRoutines.Way;
import io.kmsenc.sql.Dialect;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads every sample by every getter from routines that give it back, on a secret column and on one of the real type. For one
 * thread.
 */
final class CalledMatrix implements AutoCloseable {

    private final FreshDatabase database;
    private final Dialect dialect;
    private final ReadingRoutines routines;
    private final List<DeclaredColumn> columns;
    private final Connection plain;
    private final Connection encrypted;
    private final List<Getter> getters = Getter.all();
    private final List<Difference> differences = new ArrayList<>();
    private int comparisons;

    CalledMatrix(FreshDatabase database) throws SQLException {
        this.database = database;
        this.dialect = database.kind().dialect();
        this.routines = new ReadingRoutines(database);
        this.columns = DeclaredColumn.of(database.kind()).stream()
                .filter(this::isReturned)
                .toList();
        this.plain = database.connect();
        Ini ini = Ini.withSecretKey();
        for (int i = 0; i < columns.size(); i++) {
            String secret = "s" + i;
            ini.columns(secret + ".v = randomized " + columns.get(i).declared());
            ini.routines(routines.declared(secret));
            create(secret, columns.get(i).keptIn(dialect), secretMethod(columns.get(i)));
            create(
                    "p" + i,
                    columns.get(i).type(),
                    JavaReaders.method(columns.get(i).logicalType()));
        }
        this.encrypted = new Application(database, ini.write()).connect();
    }

    // H2's aliases return no JSON, and a large object as they return a text.
    private boolean isReturned(DeclaredColumn column) {
        return dialect != Dialect.H2
                || (!column.type().endsWith("LOB") && !column.logicalType().equals("json"));
    }

    private static String secretMethod(DeclaredColumn column) {
        return column.logicalType().equals("binary") ? "secretOctets" : "secretText";
    }

    private void create(String table, String type, String method) throws SQLException {
        Sql.run(plain, "CREATE TABLE " + table + " (id INT PRIMARY KEY, v " + type + ")");
        Sql.run(plain, routines.created(table, type, method).toArray(String[]::new));
    }

    int comparisons() {
        return comparisons;
    }

    List<Difference> run() throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            List<@Nullable Object> samples = Samples.of(columns.get(i));
            store(i, samples);
            for (Way way : routines.ways()) {
                read(i, way, samples);
            }
        }
        return differences;
    }

    private void store(int column, List<@Nullable Object> samples) throws SQLException {
        try (PreparedStatement secret = encrypted.prepareStatement("INSERT INTO s" + column + " VALUES (?, ?)");
                PreparedStatement twin = plain.prepareStatement("INSERT INTO p" + column + " VALUES (?, ?)")) {
            for (int i = 0; i < samples.size(); i++) {
                for (PreparedStatement insert : List.of(secret, twin)) {
                    insert.setInt(1, row(column, i));
                    Samples.give(insert, 2, samples.get(i), dialect);
                    insert.executeUpdate();
                }
            }
        }
    }

    private static int row(int column, int sample) {
        return column * JavaReaders.ROWS + sample;
    }

    private void read(int column, Way way, List<@Nullable Object> samples) throws SQLException {
        int type = columns.get(column).sqlType(dialect);
        try (CallableStatement secret = encrypted.prepareCall(ReadingRoutines.call(way, "s" + column));
                CallableStatement twin = plain.prepareCall(ReadingRoutines.call(way, "p" + column))) {
            for (int i = 0; i < samples.size(); i++) {
                for (CallableStatement call : List.of(secret, twin)) {
                    call.registerOutParameter(ReadingRoutines.taken(way), type);
                    call.setInt(ReadingRoutines.row(way), row(column, i));
                    call.execute();
                }
                String what = way + " " + Shown.of(samples.get(i));
                int number = ReadingRoutines.taken(way);
                compare(column, what, CalledRow.of(secret, number), CalledRow.of(twin, number));
                compare(
                        column,
                        what + " by name",
                        CalledRow.of(secret, routines.name(way, "s" + column)),
                        CalledRow.of(twin, routines.name(way, "p" + column)));
            }
        } catch (Exception e) {
            throw new SQLException(columns.get(column) + " " + way, e);
        }
    }

    private void compare(int column, String what, ResultSet secret, ResultSet twin) throws SQLException {
        for (Getter getter : getters) {
            comparisons++;
            String ours = getter.shown(secret, 2);
            String theirs = getter.shown(twin, 2);
            if (!ours.equals(theirs)) {
                differences.add(new Difference(
                        ours.equals("error") ? Difference.Kind.GET_REFUSED : Difference.Kind.GET_OTHER,
                        columns.get(column).logicalType(),
                        getter.name(),
                        what + ": " + ours + " instead of " + theirs));
            }
        }
    }

    @Override
    public void close() throws SQLException {
        encrypted.close();
        plain.close();
        database.close();
    }
}
