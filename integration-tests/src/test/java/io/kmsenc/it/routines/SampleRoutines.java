package io.kmsenc.it.routines;

import io.kmsenc.it.app.Application;
import io.kmsenc.it.app.Ini;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.sql.Dialect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A table with secret columns and the routines on it, as each database writes them. */
final class SampleRoutines {

    private static final String[] COLUMNS = {
        "clients.code = deterministic compare=exact",
        "clients.photo = randomized binary",
        "clients.credit = randomized decimal(12,2)",
        "clients.born = randomized date",
        "clients.active = randomized boolean"
    };

    private SampleRoutines() {}

    /** What is declared: by names, where the database knows names, else by numbers. */
    static Path ini(Dialect dialect) {
        Ini ini = Ini.withSecretKey().columns(COLUMNS);
        ini.routines(
                "code_of = return: clients.code",
                "photo_of = return: clients.photo",
                "credit_of = return: clients.credit",
                "born_of = return: clients.born",
                "active_of = return: clients.active",
                "id_of = 1: clients.code",
                dialect == Dialect.H2
                        ? "swap_code = 2: clients.code, return: clients.code"
                        : "swap_code = 2: clients.code",
                dialect == Dialect.POSTGRESQL ? "listed = code: clients.code" : "listed = result CODE: clients.code");
        if (dialect != Dialect.H2) {
            ini.routines("composed = none", "wrapped = none");
        }
        if (dialect == Dialect.POSTGRESQL) {
            ini.routines("opened = none");
        }
        if (dialect == Dialect.H2) {
            return ini.routines("store_client = 2: clients.code, 3: clients.photo, 4: clients.credit, 5: clients.born,"
                            + " 6: clients.active")
                    .write();
        }
        String all = "p_code: clients.code, p_photo: clients.photo, p_credit: clients.credit, p_born: clients.born,"
                + " p_active: clients.active";
        return ini.routines("store_client = " + all, "read_client = " + all).write();
    }

    /** Creates the table and the routines, past kmsenc. */
    static void create(FreshDatabase database) throws SQLException {
        Dialect dialect = database.kind().dialect();
        String text = dialect == Dialect.MARIADB ? "VARCHAR(500)" : "VARCHAR(1000)";
        List<String> statements = new ArrayList<>(List.of("CREATE TABLE clients (id INT PRIMARY KEY, code " + text
                + " UNIQUE, photo " + Application.binary(dialect) + ", credit " + text + ", born " + text + ", active "
                + text + ")"));
        statements.addAll(
                switch (dialect) {
                    case H2 -> h2();
                    case POSTGRESQL -> postgresql();
                    case MARIADB -> mariadb();
                });
        try (Connection raw = database.connect()) {
            Sql.run(raw, statements.toArray(String[]::new));
        }
    }

    private static List<String> h2() {
        String hidden = "CREATE ALIAS hidden AS 'String hidden(java.sql.Connection c) throws Exception {"
                + " java.sql.ResultSet r = c.createStatement().executeQuery(\"SELECT code FROM clients\");"
                + " return r.next() ? r.getString(1) : null; }'";
        return List.of(
                alias("store_client", "storeClient"),
                alias("code_of", "codeOf"),
                alias("photo_of", "photoOf"),
                alias("credit_of", "creditOf"),
                alias("born_of", "bornOf"),
                alias("active_of", "activeOf"),
                alias("id_of", "idOf"),
                alias("swap_code", "swapCode"),
                alias("listed", "listed"),
                alias("echo", "echo"),
                hidden);
    }

    private static String alias(String name, String method) {
        return "CREATE ALIAS " + name + " FOR \"" + JavaRoutines.class.getName() + "." + method + "\"";
    }

    private static List<String> postgresql() {
        List<String> statements = new ArrayList<>(List.of(
                "CREATE PROCEDURE store_client(p_id int, p_code text, p_photo bytea, p_credit text, p_born text,"
                        + " p_active text) LANGUAGE sql AS"
                        + " 'INSERT INTO clients VALUES (p_id, p_code, p_photo, p_credit, p_born, p_active)'",
                "CREATE FUNCTION read_client(p_id int, OUT p_code text, OUT p_photo bytea, OUT p_credit text,"
                        + " OUT p_born text, OUT p_active text) LANGUAGE sql AS"
                        + " 'SELECT code, photo, credit, born, active FROM clients WHERE id = p_id'",
                "CREATE FUNCTION id_of(p_code text) RETURNS int LANGUAGE sql AS"
                        + " 'SELECT id FROM clients WHERE code = p_code'",
                "CREATE FUNCTION swap_code(p_id int, INOUT p_code text) LANGUAGE plpgsql AS 'DECLARE old text; BEGIN"
                        + " SELECT code INTO old FROM clients WHERE id = p_id;"
                        + " UPDATE clients SET code = p_code WHERE id = p_id; p_code := old; END'",
                "CREATE FUNCTION listed() RETURNS TABLE (id int, code text, other text) LANGUAGE sql AS"
                        + " 'SELECT id, code, code FROM clients ORDER BY id'",
                "CREATE FUNCTION opened() RETURNS refcursor LANGUAGE plpgsql AS 'DECLARE c refcursor; BEGIN"
                        + " OPEN c FOR SELECT code FROM clients; RETURN c; END'",
                "CREATE FUNCTION composed() RETURNS text[] LANGUAGE sql AS 'SELECT array_agg(code) FROM clients'",
                "CREATE FUNCTION wrapped() RETURNS text LANGUAGE sql AS 'SELECT ''code '' || code FROM clients'",
                "CREATE FUNCTION echo(p_text text) RETURNS text LANGUAGE sql AS 'SELECT p_text'",
                "CREATE FUNCTION hidden() RETURNS text LANGUAGE sql AS 'SELECT code FROM clients'"));
        for (String column : List.of("code", "photo", "credit", "born", "active")) {
            statements.add("CREATE FUNCTION " + column + "_of(p_id int) RETURNS "
                    + (column.equals("photo") ? "bytea" : "text") + " LANGUAGE sql AS 'SELECT " + column
                    + " FROM clients WHERE id = p_id'");
        }
        return statements;
    }

    private static List<String> mariadb() {
        List<String> statements = new ArrayList<>(List.of(
                "CREATE PROCEDURE store_client(IN p_id INT, IN p_code VARCHAR(500), IN p_photo VARBINARY(1000),"
                        + " IN p_credit VARCHAR(500), IN p_born VARCHAR(500), IN p_active VARCHAR(500))"
                        + " INSERT INTO clients VALUES (p_id, p_code, p_photo, p_credit, p_born, p_active)",
                "CREATE PROCEDURE read_client(IN p_id INT, OUT p_code VARCHAR(500), OUT p_photo VARBINARY(1000),"
                        + " OUT p_credit VARCHAR(500), OUT p_born VARCHAR(500), OUT p_active VARCHAR(500))"
                        + " SELECT code, photo, credit, born, active INTO p_code, p_photo, p_credit, p_born, p_active"
                        + " FROM clients WHERE id = p_id",
                "CREATE FUNCTION id_of(p_code VARCHAR(500)) RETURNS INT READS SQL DATA"
                        + " RETURN (SELECT id FROM clients WHERE code = p_code)",
                "CREATE PROCEDURE swap_code(IN p_id INT, INOUT p_code VARCHAR(500)) BEGIN DECLARE old VARCHAR(500);"
                        + " SELECT code INTO old FROM clients WHERE id = p_id;"
                        + " UPDATE clients SET code = p_code WHERE id = p_id; SET p_code = old; END",
                "CREATE PROCEDURE listed() BEGIN SELECT id, code FROM clients ORDER BY id;"
                        + " SELECT code, code AS other FROM clients ORDER BY id; END",
                "CREATE FUNCTION composed() RETURNS TEXT READS SQL DATA"
                        + " RETURN (SELECT JSON_ARRAYAGG(code) FROM clients)",
                "CREATE FUNCTION wrapped() RETURNS TEXT READS SQL DATA"
                        + " RETURN (SELECT CONCAT('code ', code) FROM clients)",
                "CREATE FUNCTION echo(p_text VARCHAR(500)) RETURNS VARCHAR(500) DETERMINISTIC RETURN p_text",
                "CREATE PROCEDURE repeated(INOUT p_text VARCHAR(500), IN p_times INT) SET p_text = REPEAT(p_text, p_times)",
                "CREATE FUNCTION hidden() RETURNS VARCHAR(500) READS SQL DATA RETURN (SELECT MAX(code) FROM clients)"));
        for (String column : List.of("code", "photo", "credit", "born", "active")) {
            statements.add("CREATE FUNCTION " + column + "_of(p_id INT) RETURNS "
                    + (column.equals("photo") ? "VARBINARY(1000)" : "VARCHAR(500)") + " READS SQL DATA RETURN (SELECT "
                    + column + " FROM clients WHERE id = p_id)");
        }
        return statements;
    }
}
