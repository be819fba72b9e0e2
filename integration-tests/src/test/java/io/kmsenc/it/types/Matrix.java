package io.kmsenc.it.types;

import io.kmsenc.column.StoredForm;
import io.kmsenc.it.app.Application;
import io.kmsenc.it.app.Ini;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.db.FreshDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Stores every value by every setter in a secret column and in one of the real type, and reads what both stored by every getter.
 * For one thread.
 */
final class Matrix implements AutoCloseable {

    private final FreshDatabase database;
    private final List<DeclaredColumn> columns;
    private final Connection plain;
    private final Connection encrypted;
    private final Storing storing;
    private final List<Setter> setters = Setters.all();
    private final int plainSetters = Setters.withoutNamedTypes().size();
    private final List<Getter> getters = Getter.all();

    /** Opens a statement whose parameters are the columns of the row that it stores. */
    interface Storing {
        PreparedStatement in(Connection connection, String table) throws SQLException;
    }

    Matrix(FreshDatabase database, Storing storing) throws SQLException {
        this.database = database;
        this.storing = storing;
        this.columns = DeclaredColumn.of(database.kind());
        Ini ini = Ini.withSecretKey();
        for (int i = 0; i < columns.size(); i++) {
            ini.columns("s" + i + ".v = randomized " + columns.get(i).declared());
        }
        this.plain = database.connect();
        for (int i = 0; i < columns.size(); i++) {
            Sql.run(
                    plain,
                    "CREATE TABLE s" + i + " (id INT PRIMARY KEY, v "
                            + columns.get(i).keptIn(database.kind().dialect()) + ")",
                    "CREATE TABLE p" + i + " (id INT PRIMARY KEY, v "
                            + columns.get(i).type() + ")");
        }
        this.encrypted = new Application(database, ini.write()).connect();
    }

    /** How often a value was stored or read on both sides. */
    record Result(int comparisons, List<Difference> differences) {}

    Result run() throws SQLException {
        List<Difference> differences = new ArrayList<>();
        int comparisons = 0;
        for (int i = 0; i < columns.size(); i++) {
            int tried = isFirstOfItsType(i) ? setters.size() : plainSetters;
            store(i, tried, differences);
            comparisons += tried;
            comparisons += read(i, differences);
        }
        return new Result(comparisons, differences);
    }

    // Which SQL type is named concerns the logical type, not its size.
    private boolean isFirstOfItsType(int column) {
        String type = columns.get(column).logicalType();
        return columns.subList(0, column).stream()
                .noneMatch(earlier -> earlier.logicalType().equals(type));
    }

    private void store(int column, int tried, List<Difference> differences) throws SQLException {
        String type = columns.get(column).logicalType();
        try (PreparedStatement secret = storing.in(encrypted, "s" + column);
                PreparedStatement twin = storing.in(plain, "p" + column)) {
            for (int i = 0; i < tried; i++) {
                String ours = outcome(secret, i);
                String theirs = outcome(twin, i);
                if (ours.isEmpty() != theirs.isEmpty()) {
                    differences.add(new Difference(
                            ours.isEmpty() ? Difference.Kind.SET_ANSWERED : Difference.Kind.SET_REFUSED,
                            type,
                            setters.get(i).name(),
                            ours.isEmpty() ? theirs : ours));
                }
            }
        }
    }

    /** Empty, or why the value wasn't stored. */
    private String outcome(PreparedStatement statement, int setter) throws SQLException {
        statement.clearParameters();
        statement.setInt(1, setter);
        try {
            setters.get(setter).bind().to(statement, 2);
            statement.executeUpdate();
            return "";
        } catch (Exception e) {
            return e.toString(); // the JVM leaves out the message of an exception that it has thrown often
        }
    }

    private int read(int column, List<Difference> differences) throws SQLException {
        int comparisons = 0;
        Set<String> seen = new HashSet<>();
        try (Statement one = encrypted.createStatement();
                Statement other = plain.createStatement();
                ResultSet secret = one.executeQuery("SELECT id, v FROM s" + column + " ORDER BY id");
                ResultSet twin = other.executeQuery("SELECT id, v FROM p" + column + " ORDER BY id")) {
            boolean more = secret.next() && twin.next();
            while (more) {
                int behind = Integer.compare(secret.getInt(1), twin.getInt(1));
                if (behind == 0 && seen.add(shown(twin) + "/" + shown(secret))) {
                    comparisons += getters.size();
                    compare(column, secret, twin, differences);
                }
                more = (behind > 0 || secret.next()) && (behind < 0 || twin.next());
            }
        }
        return comparisons;
    }

    private static String shown(ResultSet row) throws SQLException {
        return Getter.BYTES.shown(row, 2) + Getter.OBJECT.shown(row, 2);
    }

    private void compare(int column, ResultSet secret, ResultSet twin, List<Difference> differences)
            throws SQLException {
        for (Getter getter : getters) {
            String ours = getter.shown(secret, 2);
            String theirs = getter.shown(twin, 2);
            if (!ours.equals(theirs)) {
                differences.add(new Difference(
                        ours.equals("error") ? Difference.Kind.GET_REFUSED : Difference.Kind.GET_OTHER,
                        columns.get(column).logicalType(),
                        getter.name(),
                        setters.get(secret.getInt(1)).name() + ": " + ours + " instead of " + theirs));
            }
        }
    }

    /** The values of secret columns that are stored otherwise than as ciphertexts. */
    List<String> stored() throws SQLException {
        List<String> bare = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            try (Statement statement = plain.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT v FROM s" + i + " WHERE v IS NOT NULL")) {
                while (rows.next()) {
                    byte[] value = rows.getBytes(1);
                    if (!StoredForm.isCiphertext(value) && !StoredForm.isTextForm(value)) {
                        bare.add(columns.get(i).declared() + ": "
                                + HexFormat.of().formatHex(value));
                    }
                }
            }
        }
        return bare;
    }

    @Override
    public void close() throws SQLException {
        encrypted.close();
        plain.close();
        database.close();
    }
}
