package io.kmsenc.jdbc;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.Statement;

/** The abstract classes that leaves are generated of. */
enum LeafKind {
    CONNECTION(EncryptedConnection.class, EncryptedConnection.Maker.class, Connection.class, "delegate"),
    STATEMENT(EncryptedStatement.class, EncryptedStatement.Maker.class, Statement.class, "delegate"),
    PREPARED_STATEMENT(
            EncryptedPreparedStatement.class,
            EncryptedPreparedStatement.Maker.class,
            PreparedStatement.class,
            "prepared"),
    CALLABLE_STATEMENT(
            EncryptedCallableStatement.class, EncryptedCallableStatement.Maker.class, CallableStatement.class, "call"),
    DECLARED_CALL(EncryptedDeclaredCall.class, EncryptedDeclaredCall.Maker.class, CallableStatement.class, "call"),
    RESULT_SET(EncryptedResultSet.class, EncryptedResultSet.Maker.class, ResultSet.class, "delegate"),
    CATALOG_ROWS(EncryptedCatalogRows.class, EncryptedCatalogRows.Maker.class, ResultSet.class, "delegate"),
    META_DATA(
            EncryptedDatabaseMetaData.class, EncryptedDatabaseMetaData.Maker.class, DatabaseMetaData.class, "delegate"),
    RESULT_META_DATA(
            EncryptedResultSetMetaData.class,
            EncryptedResultSetMetaData.Maker.class,
            ResultSetMetaData.class,
            "delegate"),
    PARAMETER_META_DATA(
            EncryptedParameterMetaData.class,
            EncryptedParameterMetaData.Maker.class,
            ParameterMetaData.class,
            "delegate");

    private final Class<?> base;
    private final Class<?> maker;
    private final Class<?> jdbc;
    private final String field;

    LeafKind(Class<?> base, Class<?> maker, Class<?> jdbc, String field) {
        this.base = base;
        this.maker = maker;
        this.jdbc = jdbc;
        this.field = field;
    }

    /** The abstract class; has one constructor. */
    Class<?> base() {
        return base;
    }

    /** The interface, with one method, by which a leaf is made of the parameters of the base's constructor. */
    Class<?> maker() {
        return maker;
    }

    /** The interface of JDBC that the leaf implements in full. */
    Class<?> jdbc() {
        return jdbc;
    }

    /** The field of the base that holds the delegate. */
    String field() {
        return field;
    }
}
