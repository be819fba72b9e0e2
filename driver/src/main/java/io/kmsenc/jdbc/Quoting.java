package io.kmsenc.jdbc;

import io.kmsenc.sql.Syntax;
import java.sql.SQLException;

/** Writes a value into SQL text. The delegate doesn't get it: nobody knows yet which column it is for. */
record Quoting(Syntax syntax) {

    String quoted(String value) {
        return "'" + doubled(value) + "'";
    }

    String nationalQuoted(String value) {
        return "N" + quoted(value);
    }

    /** What stands between the quotes. */
    String escaped(String value) throws SQLException {
        if (value.indexOf('\0') >= 0) {
            throw SqlErrors.noCharacter();
        }
        return doubled(value);
    }

    private String doubled(String value) {
        String doubled = value.replace("'", "''");
        return syntax.backslashEscapes() ? doubled.replace("\\", "\\\\") : doubled;
    }
}
