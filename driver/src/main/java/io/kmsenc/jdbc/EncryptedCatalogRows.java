package io.kmsenc.jdbc;

import io.kmsenc.sql.StatementPlan;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows in which a catalog describes columns: the delegate's, of which one of a secret column tells of the declared type. A
 * getter of what it tells in place of the delegate is refused where drivers differ in what they make of it.
 */
public abstract class EncryptedCatalogRows extends EncryptedResultSet {

    /** Implemented by a generated class. */
    public interface Maker {
        EncryptedCatalogRows make(EncryptedConnection connection, ResultSet delegate, CatalogTraits traits);
    }

    private final CatalogTraits traits;
    /** Whether what was read last in place of the delegate was NULL; null if it was the delegate's. */
    private @Nullable Boolean lastWasNull;

    protected EncryptedCatalogRows(EncryptedConnection connection, ResultSet delegate, CatalogTraits traits) {
        super(connection, null, delegate, StatementPlan.untouched());
        this.traits = traits;
    }

    static ResultSet of(EncryptedConnection connection, ResultSet delegate, CatalogTraits traits) {
        return connection
                .leaves
                .maker(LeafKind.CATALOG_ROWS, Maker.class, delegate.getClass())
                .make(connection, delegate, traits);
    }

    private @Nullable CatalogCell cell(int index) throws SQLException {
        CatalogCell cell = traits.cell(index);
        lastWasNull = cell == null ? null : cell.isNull();
        return cell;
    }

    /** Whether the delegate answers; refuses what isn't NULL, where it doesn't. */
    private boolean isDelegates(int index, String method) throws SQLException {
        CatalogCell cell = cell(index);
        if (cell != null) {
            cell.requireNull(method);
        }
        return cell == null;
    }

    @Override
    protected int requirePlain(int index, String method) throws SQLException {
        CatalogCell cell = cell(index);
        if (cell != null) {
            throw cell.refused(method);
        }
        return super.requirePlain(index, method);
    }

    @Override
    public boolean wasNull() throws SQLException {
        Boolean known = lastWasNull;
        return known == null ? super.wasNull() : known;
    }

    private static @Nullable Reader reader(@Nullable String text) {
        return text == null ? null : new StringReader(text);
    }

    @Override
    public @Nullable String getString(int index) throws SQLException {
        CatalogCell cell = cell(index);
        return cell == null ? super.getString(index) : cell.text();
    }

    @Override
    public @Nullable String getNString(int index) throws SQLException {
        CatalogCell cell = cell(index);
        return cell == null ? super.getNString(index) : cell.text();
    }

    @Override
    public byte getByte(int index) throws SQLException {
        CatalogCell cell = cell(index);
        return cell == null ? super.getByte(index) : (byte) cell.number(Byte.MIN_VALUE, Byte.MAX_VALUE, "getByte");
    }

    @Override
    public short getShort(int index) throws SQLException {
        CatalogCell cell = cell(index);
        return cell == null ? super.getShort(index) : (short) cell.number(Short.MIN_VALUE, Short.MAX_VALUE, "getShort");
    }

    @Override
    public int getInt(int index) throws SQLException {
        CatalogCell cell = cell(index);
        return cell == null ? super.getInt(index) : cell.number("getInt");
    }

    @Override
    public long getLong(int index) throws SQLException {
        CatalogCell cell = cell(index);
        return cell == null ? super.getLong(index) : cell.number("getLong");
    }

    @Override
    public float getFloat(int index) throws SQLException {
        CatalogCell cell = cell(index);
        return cell == null ? super.getFloat(index) : cell.number("getFloat");
    }

    @Override
    public double getDouble(int index) throws SQLException {
        CatalogCell cell = cell(index);
        return cell == null ? super.getDouble(index) : cell.number("getDouble");
    }

    @Override
    public boolean getBoolean(int index) throws SQLException {
        CatalogCell cell = cell(index);
        return cell == null ? super.getBoolean(index) : cell.bool("getBoolean");
    }

    @Override
    public @Nullable BigDecimal getBigDecimal(int index) throws SQLException {
        CatalogCell cell = cell(index);
        return cell == null ? super.getBigDecimal(index) : cell.decimal("getBigDecimal");
    }

    @Override
    public byte @Nullable [] getBytes(int index) throws SQLException {
        CatalogCell cell = cell(index);
        return cell == null ? super.getBytes(index) : cell.bytes("getBytes");
    }

    @Override
    public @Nullable Object getObject(int index) throws SQLException {
        CatalogCell cell = cell(index);
        return cell == null ? super.getObject(index) : cell.object("getObject");
    }

    @Override
    public @Nullable Object getObject(int index, Map<String, Class<?>> map) throws SQLException {
        CatalogCell cell = cell(index);
        return cell == null ? super.getObject(index, map) : cell.object("getObject(Map)");
    }

    @Override
    public <T> @Nullable T getObject(int index, Class<T> type) throws SQLException {
        CatalogCell cell = cell(index);
        return cell == null
                ? super.getObject(index, type)
                : type.cast(cell.object(type, "getObject as " + type.getName()));
    }

    @Override
    public @Nullable Reader getCharacterStream(int index) throws SQLException {
        CatalogCell cell = cell(index);
        return cell == null ? super.getCharacterStream(index) : reader(cell.text());
    }

    @Override
    public @Nullable Reader getNCharacterStream(int index) throws SQLException {
        CatalogCell cell = cell(index);
        return cell == null ? super.getNCharacterStream(index) : reader(cell.text());
    }

    @Override
    @Deprecated // by JDBC
    public @Nullable BigDecimal getBigDecimal(int index, int scale) throws SQLException {
        return isDelegates(index, "getBigDecimal") ? super.getBigDecimal(index, scale) : null;
    }

    @Override
    public @Nullable InputStream getAsciiStream(int index) throws SQLException {
        return isDelegates(index, "getAsciiStream") ? super.getAsciiStream(index) : null;
    }

    @Override
    public @Nullable InputStream getBinaryStream(int index) throws SQLException {
        return isDelegates(index, "getBinaryStream") ? super.getBinaryStream(index) : null;
    }

    @Override
    public @Nullable Clob getClob(int index) throws SQLException {
        return isDelegates(index, "getClob") ? super.getClob(index) : null;
    }

    @Override
    public @Nullable NClob getNClob(int index) throws SQLException {
        return isDelegates(index, "getNClob") ? super.getNClob(index) : null;
    }

    @Override
    public @Nullable Blob getBlob(int index) throws SQLException {
        return isDelegates(index, "getBlob") ? super.getBlob(index) : null;
    }

    @Override
    public @Nullable Array getArray(int index) throws SQLException {
        return isDelegates(index, "getArray") ? super.getArray(index) : null;
    }

    @Override
    public @Nullable Date getDate(int index) throws SQLException {
        return isDelegates(index, "getDate") ? super.getDate(index) : null;
    }

    @Override
    public @Nullable Time getTime(int index) throws SQLException {
        return isDelegates(index, "getTime") ? super.getTime(index) : null;
    }

    @Override
    public @Nullable Timestamp getTimestamp(int index) throws SQLException {
        return isDelegates(index, "getTimestamp") ? super.getTimestamp(index) : null;
    }

    @Override
    public @Nullable Date getDate(int index, @Nullable Calendar calendar) throws SQLException {
        return isDelegates(index, "getDate") ? super.getDate(index, calendar) : null;
    }

    @Override
    public @Nullable Time getTime(int index, @Nullable Calendar calendar) throws SQLException {
        return isDelegates(index, "getTime") ? super.getTime(index, calendar) : null;
    }

    @Override
    public @Nullable Timestamp getTimestamp(int index, @Nullable Calendar calendar) throws SQLException {
        return isDelegates(index, "getTimestamp") ? super.getTimestamp(index, calendar) : null;
    }
}
