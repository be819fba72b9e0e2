package io.kmsenc.jdbc;

import java.sql.CallableStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Where stored values are read: the current row of the delegate's result, or what a call of it gave back. */
interface StoredRow {

    @Nullable
    String text(int index) throws SQLException;

    byte @Nullable [] bytes(int index) throws SQLException;

    /** The class of the delegate's object. */
    String className(int index) throws SQLException;

    /** Whether the value is what an expression gives; see {@link ComputedTruth}. */
    boolean isComputed(int index) throws SQLException;

    /** A class of the delegate's driver: other classes of that driver are found beside it. */
    Class<?> driverClass();

    static StoredRow of(ResultSet row) {
        return new StoredRow() {
            @Override
            public Class<?> driverClass() {
                return row.getClass();
            }

            @Override
            public @Nullable String text(int index) throws SQLException {
                return row.getString(index);
            }

            @Override
            public byte @Nullable [] bytes(int index) throws SQLException {
                return row.getBytes(index);
            }

            @Override
            public String className(int index) throws SQLException {
                return row.getMetaData().getColumnClassName(index);
            }

            @Override
            public boolean isComputed(int index) throws SQLException {
                return ComputedTruth.isOne(row.getMetaData(), index);
            }
        };
    }

    static StoredRow of(CallableStatement call) {
        return new StoredRow() {
            @Override
            public Class<?> driverClass() {
                return call.getClass();
            }

            @Override
            public @Nullable String text(int index) throws SQLException {
                return call.getString(index);
            }

            @Override
            public byte @Nullable [] bytes(int index) throws SQLException {
                return call.getBytes(index);
            }

            @Override
            public String className(int index) throws SQLException {
                return call.getMetaData().getColumnClassName(index);
            }

            @Override
            public boolean isComputed(int index) {
                return false; // a parameter has the type that the routine declares
            }
        };
    }
}
