package io.kmsenc.it.types;

import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.sql.Dialect;
import java.util.List;
import java.util.Locale;

/** Routines that read one row of a table: by a function that returns the value, and by a parameter that takes it out. */
final class ReadingRoutines {

    private final Dialect dialect;

    ReadingRoutines(FreshDatabase database) {
        this.dialect = database.kind().dialect();
    }

    /** How a routine gives its value back. */
    enum Way {
        RETURNED,
        OUT
    }

    /** The ways that the database has, for H2's aliases take nothing out by a parameter. */
    List<Way> ways() {
        return dialect == Dialect.H2 ? List.of(Way.RETURNED) : List.of(Way.RETURNED, Way.OUT);
    }

    /** The text that calls the routine of a table, as the application writes it for both. */
    static String call(Way way, String table) {
        return way == Way.RETURNED ? "{? = call f_" + table + "(?)}" : "{call o_" + table + "(?, ?)}";
    }

    /** The number of the parameter that takes the value, and of the other, which takes the row. */
    static int taken(Way way) {
        return way == Way.RETURNED ? 1 : 2;
    }

    static int row(Way way) {
        return way == Way.RETURNED ? 2 : 1;
    }

    /** Its name, to the drivers that know names: H2's is the label of what an alias returns. */
    String name(Way way, String table) {
        return dialect == Dialect.H2 && way == Way.RETURNED ? "F_" + table.toUpperCase(Locale.ROOT) : "p_v";
    }

    /** The lines of {@code [routines]} for a table whose column {@code v} is secret. */
    String[] declared(String table) {
        String column = table + ".v";
        String returned = "f_" + table + " = return: " + column;
        return dialect == Dialect.H2
                ? new String[] {returned}
                : new String[] {returned, "o_" + table + " = p_v: " + column};
    }

    /**
     * The definitions.
     *
     * @param type of the column, which the routines give back
     * @param method of {@link JavaReaders}, for H2
     */
    List<String> created(String table, String type, String method) {
        return switch (dialect) {
            case H2 ->
                List.of("CREATE ALIAS f_" + table + " FOR \"" + JavaReaders.class.getName() + "." + method + "\"");
            case POSTGRESQL ->
                List.of(
                        "CREATE FUNCTION f_" + table + "(p_id int) RETURNS " + type + " LANGUAGE sql AS 'SELECT v FROM "
                                + table + " WHERE id = p_id'",
                        "CREATE FUNCTION o_" + table + "(p_id int, OUT p_v " + type
                                + ") LANGUAGE sql AS 'SELECT v FROM " + table + " WHERE id = p_id'");
            case MARIADB ->
                List.of(
                        "CREATE FUNCTION f_" + table + "(p_id INT) RETURNS " + type + " READS SQL DATA RETURN"
                                + " (SELECT v FROM " + table + " WHERE id = p_id)",
                        "CREATE PROCEDURE o_" + table + "(IN p_id INT, OUT p_v " + type + ") SELECT v INTO p_v FROM "
                                + table + " WHERE id = p_id");
        };
    }
}
