package io.kmsenc.keys;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The data key table for who makes it himself: before the first data key, or where the application's user may not. */
public final class KeyTableScript {

    private KeyTableScript() {}

    /**
     * The statements that make the table where there is none, each ended by a semicolon.
     *
     * @param product the database's name as its driver tells it, in any letter case
     * @throws DataKeyException for a database that isn't supported
     */
    public static String of(String product) {
        return KeyTableDialect.ofProduct(product).ddl();
    }

    /**
     * Whether the table is there, and the user may read it.
     *
     * @param connection in auto-commit
     * @throws SQLException if it is there and can't be read
     */
    public static boolean exists(Connection connection) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT name FROM " + KeyTable.NAME + " WHERE 1 = 0")) {
            query.executeQuery().close();
            return true;
        } catch (SQLException e) {
            if (SqlStates.missingTable(e)) {
                return false;
            }
            throw e;
        }
    }
}
