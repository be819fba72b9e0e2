package io.kmsenc.jdbc;

import java.lang.invoke.MethodType;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;

/** The abstract classes that leaves are generated of, and how a leaf is made. */
enum LeafKind {
    CONNECTION(
            EncryptedConnection.class,
            Connection.class,
            "delegate",
            Connection.class,
            Leaves.class,
            Session.class,
            String.class,
            Runnable.class),
    STATEMENT(EncryptedStatement.class, Statement.class, "delegate", EncryptedConnection.class, Statement.class),
    PREPARED_STATEMENT(
            EncryptedPreparedStatement.class,
            PreparedStatement.class,
            "prepared",
            EncryptedConnection.class,
            PreparedStatement.class,
            String.class,
            PlannedStatement.class),
    CALLABLE_STATEMENT(
            EncryptedCallableStatement.class,
            CallableStatement.class,
            "call",
            EncryptedConnection.class,
            CallableStatement.class,
            String.class,
            PlannedStatement.class),
    RESULT_SET(
            EncryptedResultSet.class,
            ResultSet.class,
            "delegate",
            EncryptedConnection.class,
            EncryptedStatement.class,
            ResultSet.class,
            io.kmsenc.sql.StatementPlan.class),
    META_DATA(
            EncryptedDatabaseMetaData.class,
            DatabaseMetaData.class,
            "delegate",
            EncryptedConnection.class,
            DatabaseMetaData.class,
            String.class);

    private final Class<?> base;
    private final Class<?> jdbc;
    private final String field;
    private final MethodType constructor;

    LeafKind(Class<?> base, Class<?> jdbc, String field, Class<?>... parameters) {
        this.base = base;
        this.jdbc = jdbc;
        this.field = field;
        this.constructor = MethodType.methodType(base, parameters);
    }

    /** The abstract class; has one constructor. */
    Class<?> base() {
        return base;
    }

    /** The interface of JDBC that the leaf implements in full. */
    Class<?> jdbc() {
        return jdbc;
    }

    /** The field of the base that holds the delegate. */
    String field() {
        return field;
    }

    /** The parameters of the base's constructor; answers the base. */
    MethodType constructor() {
        return constructor;
    }
}
