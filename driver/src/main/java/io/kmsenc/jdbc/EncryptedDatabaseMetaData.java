package io.kmsenc.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The delegate's metadata, with the connection and the result sets inside the wrapper. */
public abstract class EncryptedDatabaseMetaData implements DatabaseMetaData {

    /** Implemented by a generated class. */
    public interface Maker {
        EncryptedDatabaseMetaData make(EncryptedConnection connection, DatabaseMetaData delegate, @Nullable String url);
    }

    /** Read by the generated class. */
    protected final DatabaseMetaData delegate;

    private final EncryptedConnection connection;
    private final @Nullable String url;

    protected EncryptedDatabaseMetaData(
            EncryptedConnection connection, DatabaseMetaData delegate, @Nullable String url) {
        this.connection = connection;
        this.delegate = delegate;
        this.url = url;
    }

    static EncryptedDatabaseMetaData of(
            EncryptedConnection connection, DatabaseMetaData delegate, @Nullable String url) {
        return connection
                .leaves
                .maker(LeafKind.META_DATA, Maker.class, delegate.getClass())
                .make(connection, delegate, url);
    }

    @Override
    public Connection getConnection() {
        return connection;
    }

    /** The delegate's own URL: tools know the database by it. */
    @Override
    public String getURL() throws SQLException {
        return url == null ? delegate.getURL() : url;
    }

    /** Called by the generated class. */
    protected final ResultSet wrap(ResultSet result) {
        return EncryptedResultSet.of(connection, null, result, io.kmsenc.sql.StatementPlan.untouched());
    }

    // Of the other lists of columns none can hold a secret one: those that the database writes by itself, and those
    // that
    // no table has.

    @Override
    public ResultSet getColumns(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String tableNamePattern,
            @Nullable String columnNamePattern)
            throws SQLException {
        return described(
                delegate.getColumns(catalog, schemaPattern, tableNamePattern, columnNamePattern),
                "column",
                CatalogNames.inRow(connection.session.dialect()));
    }

    @Override
    public ResultSet getBestRowIdentifier(
            @Nullable String catalog, @Nullable String schema, @Nullable String table, int scope, boolean nullable)
            throws SQLException {
        return described(
                delegate.getBestRowIdentifier(catalog, schema, table, scope, nullable),
                "key",
                CatalogNames.asked(connection.session.dialect(), catalog, schema, table));
    }

    private ResultSet described(ResultSet rows, String prefix, CatalogNames names) {
        return connection.session.hasSecrets()
                ? EncryptedCatalogRows.of(connection, rows, new CatalogTraits(connection.session, rows, prefix, names))
                : wrap(rows);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return connection.session.unwrapping().isWrapperFor(this, delegate, type);
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return connection.session.unwrapping().unwrap(this, delegate, type);
    }

    @Override
    public String toString() {
        return Unwrapping.name(this, delegate);
    }
}
