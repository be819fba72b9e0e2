package io.kmsenc.it.sentinel;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.net.MalformedURLException;
import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.JDBCType;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import javax.sql.rowset.serial.SerialBlob;
import javax.sql.rowset.serial.SerialClob;

/** Every setter of a prepared statement by which a text or bytes can be given. */
interface Setters {

    void set(PreparedStatement statement, int index, String text) throws SQLException, MalformedURLException;

    List<Setters> TEXT = List.of(
            (s, i, text) -> s.setString(i, text),
            (s, i, text) -> s.setNString(i, text),
            (s, i, text) -> s.setObject(i, text),
            (s, i, text) -> s.setObject(i, text, Types.VARCHAR),
            (s, i, text) -> s.setObject(i, text, Types.LONGVARCHAR, 0),
            (s, i, text) -> s.setObject(i, text, JDBCType.VARCHAR),
            (s, i, text) -> s.setObject(i, text, JDBCType.NVARCHAR, 0),
            (s, i, text) -> s.setCharacterStream(i, new StringReader(text)),
            (s, i, text) -> s.setCharacterStream(i, new StringReader(text), text.length()),
            (s, i, text) -> s.setCharacterStream(i, new StringReader(text), (long) text.length()),
            (s, i, text) -> s.setNCharacterStream(i, new StringReader(text)),
            (s, i, text) -> s.setNCharacterStream(i, new StringReader(text), text.length()),
            (s, i, text) -> s.setAsciiStream(i, stream(text)),
            (s, i, text) -> s.setAsciiStream(i, stream(text), text.length()),
            (s, i, text) -> s.setAsciiStream(i, stream(text), (long) text.length()),
            (s, i, text) -> s.setClob(i, new StringReader(text)),
            (s, i, text) -> s.setClob(i, new StringReader(text), text.length()),
            (s, i, text) -> s.setClob(i, new SerialClob(text.toCharArray())),
            (s, i, text) -> s.setClob(i, clob(s, text)),
            (s, i, text) -> s.setNClob(i, new StringReader(text)),
            (s, i, text) -> s.setNClob(i, new StringReader(text), text.length()),
            (s, i, text) -> s.setNClob(i, clob(s, text)),
            (s, i, text) -> s.setObject(i, clob(s, text)));

    List<Setters> BINARY = List.of(
            (s, i, text) -> s.setBytes(i, bytes(text)),
            (s, i, text) -> s.setObject(i, bytes(text)),
            (s, i, text) -> s.setObject(i, bytes(text), Types.VARBINARY),
            (s, i, text) -> s.setObject(i, bytes(text), JDBCType.BINARY),
            (s, i, text) -> s.setBinaryStream(i, stream(text)),
            (s, i, text) -> s.setBinaryStream(i, stream(text), text.length()),
            (s, i, text) -> s.setBinaryStream(i, stream(text), (long) text.length()),
            (s, i, text) -> s.setBlob(i, stream(text)),
            (s, i, text) -> s.setBlob(i, stream(text), text.length()),
            (s, i, text) -> s.setBlob(i, new SerialBlob(bytes(text))),
            (s, i, text) -> s.setBlob(i, blob(s, text)),
            (s, i, text) -> s.setObject(i, blob(s, text)));

    /** Those that some drivers take for a text column, too. */
    List<Setters> BYTES_OF_TEXT =
            List.of((s, i, text) -> s.setBytes(i, bytes(text)), (s, i, text) -> s.setObject(i, bytes(text)));

    /** Those that the same drivers take for a binary column. */
    List<Setters> TEXT_OF_BYTES = List.of(
            (s, i, text) -> s.setString(i, text),
            (s, i, text) -> s.setObject(i, text),
            (s, i, text) -> s.setObject(i, text, Types.VARCHAR),
            (s, i, text) -> s.setCharacterStream(i, new StringReader(text)),
            (s, i, text) -> s.setAsciiStream(i, stream(text)),
            (s, i, text) -> s.setClob(i, clob(s, text)));

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(bytes(text));
    }

    private static NClob clob(PreparedStatement statement, String text) throws SQLException {
        NClob clob = statement.getConnection().createNClob();
        clob.setString(1, text);
        return clob;
    }

    private static Blob blob(PreparedStatement statement, String text) throws SQLException {
        Blob blob = statement.getConnection().createBlob();
        blob.setBytes(1, bytes(text));
        return blob;
    }
}
