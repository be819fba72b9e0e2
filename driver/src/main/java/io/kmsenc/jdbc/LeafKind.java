package io.kmsenc.jdbc;

import java.lang.invoke.MethodType;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;

/** The abstract classes that leaves are generated of. */
enum LeafKind {
    CONNECTION(EncryptedConnection.class, Connection.class, "delegate"),
    STATEMENT(EncryptedStatement.class, Statement.class, "delegate"),
    PREPARED_STATEMENT(EncryptedPreparedStatement.class, PreparedStatement.class, "prepared"),
    CALLABLE_STATEMENT(EncryptedCallableStatement.class, CallableStatement.class, "call"),
    RESULT_SET(EncryptedResultSet.class, ResultSet.class, "delegate"),
    META_DATA(EncryptedDatabaseMetaData.class, DatabaseMetaData.class, "delegate");

    private final Class<?> base;
    private final Class<?> jdbc;
    private final String field;

    LeafKind(Class<?> base, Class<?> jdbc, String field) {
        this.base = base;
        this.jdbc = jdbc;
        this.field = field;
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
        return MethodType.methodType(base, base.getDeclaredConstructors()[0].getParameterTypes());
    }
}
