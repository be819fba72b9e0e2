package io.kmsenc.jdbc;

import java.sql.Connection;
import java.sql.Statement;

/**
 * What an application has in place of a wrapper, where a pool lends the wrapper: whatever leads back to the wrapper leads
 * to its stand-in.
 */
public final class StandIns {

    private StandIns() {}

    /** From now on {@code Statement.getConnection} answers the stand-in. */
    public static void set(Connection wrapper, Connection standIn) {
        ((EncryptedConnection) wrapper).standIn = standIn;
    }

    /** From now on {@code ResultSet.getStatement} answers the stand-in. */
    public static void set(Statement wrapper, Statement standIn) {
        ((EncryptedStatement) wrapper).standIn = standIn;
    }
}
