package io.kmsenc.migration;

import io.kmsenc.column.StoredForm;
import io.kmsenc.diagnosis.StoredColumn;
import io.kmsenc.sql.Dialect;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * The constraint by which a database refuses what is no ciphertext in one column. It knows the form of docs/FORMAT.md, of either suite,
 * and no key: what has the form may still be none. NULL fits.
 */
record CiphertextCheck(StoredColumn column, Dialect dialect) {

    private static final String ALPHABET = "A-Za-z0-9_-";
    private static final int NAME_OF_COLUMN = 40;

    /** The name, which tells the column and is another for each column of a schema. */
    String name() {
        String readable = column.column().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
        String short40 = readable.substring(0, Math.min(NAME_OF_COLUMN, readable.length()));
        return "kmsenc_" + short40 + "_" + digest(column.table() + "\0" + column.column());
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, Integer.BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    String table() {
        return dialect.quoted(column.schema()) + "." + dialect.quoted(column.table());
    }

    /** True for a ciphertext, false for anything else, unknown for NULL. */
    String condition() {
        String quoted = dialect.quoted(column.column());
        return column.rule().type().keptAsCharacters() ? text(quoted) : binary(quoted);
    }

    // No backslash, which some settings of a session read otherwise. Letters are compared by their code: a collation
    // may hold
    // a Kelvin sign equal to a K. What follows the last sign of the alphabet is asked for by name, as $ would let a
    // line end pass.
    private String text(String quoted) {
        String form = "^" + StoredForm.TEXT_PREFIX.replace(".", "[.]") + "[" + ALPHABET + "]{"
                + (StoredForm.SHORTEST_TEXT - StoredForm.TEXT_PREFIX.length()) + ",}";
        String possessive = "'" + form + "+(?![^" + ALPHABET + "])'";
        return switch (dialect) {
            case H2 -> "REGEXP_LIKE(" + quoted + ", " + possessive + ")";
            case POSTGRESQL -> "CAST(" + quoted + " AS text) COLLATE \"C\" ~ '" + form + "$'";
            case MARIADB -> "CONVERT(" + quoted + " USING utf8mb4) COLLATE utf8mb4_bin REGEXP " + possessive;
        };
    }

    private String binary(String quoted) {
        String prefix = StoredForm.prefixHex();
        int length = prefix.length() / 2;
        String begins = "SUBSTRING(" + quoted + " FROM 1 FOR " + length + ") = "
                + (dialect == Dialect.POSTGRESQL ? "decode('" + prefix + "', 'hex')" : "X'" + prefix + "'");
        return begins + " AND OCTET_LENGTH(" + quoted + ") >= " + StoredForm.SHORTEST_BINARY;
    }

    /** Counts the values that contradict. */
    String count() {
        return "SELECT COUNT(*) FROM " + table() + " WHERE NOT (" + condition() + ")";
    }

    /** Each to be run by itself. On PostgreSQL the rows that are there are looked at while others go on writing. */
    List<String> add() {
        String add = alter() + "ADD CONSTRAINT " + dialect.quoted(name()) + " CHECK (" + condition() + ")";
        return dialect == Dialect.POSTGRESQL ? List.of(add + " NOT VALID", validate()) : List.of(add);
    }

    /** Of a constraint that is there, what makes sure that it holds for all rows. */
    List<String> confirm() {
        return dialect == Dialect.POSTGRESQL ? List.of(validate()) : List.of();
    }

    private String validate() {
        return alter() + "VALIDATE CONSTRAINT " + dialect.quoted(name());
    }

    List<String> drop() {
        return List.of(alter() + "DROP CONSTRAINT " + dialect.quoted(name()));
    }

    private String alter() {
        return "ALTER TABLE " + table() + " ";
    }
}
