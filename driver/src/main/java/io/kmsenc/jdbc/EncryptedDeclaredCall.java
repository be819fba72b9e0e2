package io.kmsenc.jdbc;

import io.kmsenc.sql.CalledRoutine;
import io.kmsenc.sql.Dialect;
import java.sql.CallableStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/**
 * A call of a declared routine. A parameter is known by its name as the delegate knows it, and then by its number alone:
 * the delegate never gets a value by name.
 */
public abstract class EncryptedDeclaredCall extends EncryptedCallableStatement {

    /** Implemented by a generated class. */
    public interface Maker {
        EncryptedDeclaredCall make(
                EncryptedConnection connection, CallableStatement call, String sql, PlannedStatement planned);
    }

    protected EncryptedDeclaredCall(
            EncryptedConnection connection, CallableStatement call, String sql, PlannedStatement planned) {
        super(connection, call, sql, planned);
    }

    static EncryptedDeclaredCall of(
            EncryptedConnection connection, CallableStatement call, String sql, PlannedStatement planned) {
        return connection
                .leaves
                .maker(LeafKind.DECLARED_CALL, Maker.class, call.getClass())
                .make(connection, call, sql, planned);
    }

    @Override
    final boolean knowsByNumber() {
        return true;
    }

    /** Called by the generated class: the number of a parameter. */
    @Override
    protected final int number(String name) throws SQLException {
        if (session().dialect() == Dialect.H2) {
            return numberOfColumn(name);
        }
        if (session().dialect() == Dialect.POSTGRESQL) {
            call.setNull(name, Types.NULL); // throws: the delegate knows no names
            throw SqlErrors.noNamedParameter("the delegate's driver knows none by a name");
        }
        Integer number =
                confirmedPlan().called().map(called -> numberOf(called, name)).orElse(null);
        if (number == null) {
            throw SqlErrors.noNamedParameter("the routine has none of that name, or not every argument is a parameter");
        }
        return number;
    }

    private static @Nullable Integer numberOf(CalledRoutine called, String name) {
        return called.number(name);
    }

    // The names that H2 knows are the labels of what the call answers.
    private int numberOfColumn(String name) throws SQLException {
        ResultSetMetaData columns = call.getMetaData();
        for (int i = columns == null ? 0 : columns.getColumnCount(); i > 0; i--) {
            if (name.equals(columns.getColumnLabel(i))) {
                return i;
            }
        }
        throw SqlErrors.noNamedParameter("the call answers no column of that label");
    }
}
