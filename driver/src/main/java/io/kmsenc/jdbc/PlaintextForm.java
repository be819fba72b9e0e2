package io.kmsenc.jdbc;

import io.kmsenc.column.StoredForm;
import io.kmsenc.schema.ColumnRule;
import java.sql.SQLException;

/**
 * The plaintext of an operand, as it is compared with rows that aren't encrypted yet. A value that the database might hold
 * equal to some ciphertext would find the row of another value: it is refused.
 */
final class PlaintextForm {

    private PlaintextForm() {}

    /** @param value a String or a byte array */
    static void require(ColumnRule rule, Object value) throws SQLException {
        boolean ciphertext = value instanceof byte[] bytes
                ? StoredForm.isCiphertext(bytes)
                : StoredForm.resemblesCiphertext(value.toString());
        if (ciphertext) {
            throw SqlErrors.unsuitableValue(
                    rule,
                    "a value that looks like a ciphertext can't be compared with rows that may be plaintext; encrypt the"
                            + " old rows and remove plaintext=allow");
        }
    }
}
