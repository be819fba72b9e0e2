package io.kmsenc.it.datasource;

import io.kmsenc.KmsEncXADataSource;
import io.kmsenc.it.process.Checkpoint;
import java.sql.Connection;
import java.sql.PreparedStatement;
import javax.sql.XAConnection;
import javax.transaction.xa.XAResource;

/** An application in a process of its own that prepares branches, one row in each, and holds. */
final class PreparingApplication {

    private PreparingApplication() {}

    /** Arguments: url, user, password, ini; then pairs of a branch's text and the row's id. */
    public static void main(String[] arguments) throws Exception {
        KmsEncXADataSource source = new KmsEncXADataSource();
        source.setUrl(arguments[0]);
        source.setUser(arguments[1]);
        source.setPassword(arguments[2]);
        source.setConfig(arguments[3]);
        for (int i = 4; i < arguments.length; i += 2) {
            prepare(source.getXAConnection(), new BranchId(arguments[i]), Integer.parseInt(arguments[i + 1]));
        }
        Checkpoint.hold("prepared");
    }

    private static void prepare(XAConnection xa, BranchId branch, int id) throws Exception {
        XAResource resource = xa.getXAResource();
        resource.start(branch, XAResource.TMNOFLAGS);
        try (Connection connection = xa.getConnection()) {
            insert(connection, id);
        }
        resource.end(branch, XAResource.TMSUCCESS);
        if (resource.prepare(branch) != XAResource.XA_OK) {
            throw new IllegalStateException("a branch with a new row was not prepared");
        }
    }

    static void insert(Connection connection, int id) throws java.sql.SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO customers (id, ssn) VALUES (?, ?)")) {
            insert.setInt(1, id);
            insert.setString(2, "ssn of " + id);
            insert.executeUpdate();
        }
    }
}
