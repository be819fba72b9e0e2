package io.kmsenc.walk;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/**
 * A column whose values are looked at, as strings or as byte arrays.
 *
 * @param characters whether they are strings
 */
public record StoredColumn(String name, boolean characters) {

    @Nullable
    Object read(ResultSet row, int index) throws SQLException {
        return characters ? row.getString(index) : row.getBytes(index);
    }

    void set(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(index, characters ? Types.VARCHAR : Types.VARBINARY);
        } else if (characters) {
            statement.setString(index, (String) value);
        } else {
            statement.setBytes(index, (byte[]) value);
        }
    }
}
