package io.kmsenc;

import io.kmsenc.jdbc.SqlErrors;
import io.kmsenc.schema.ColumnName;
import io.kmsenc.schema.ColumnPolicy;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * H2 runs the statements of its URL's INIT parameter before anyone can look at them. What may touch a secret table is
 * refused there.
 */
final class InitialStatements {

    private static final Pattern INIT = Pattern.compile("(?i);init=((?:\\\\.|[^;\\\\])*)");

    private InitialStatements() {}

    /** @throws SQLException if INIT runs a script or names a secret table; before a connection is opened */
    static void check(String delegateUrl, ColumnPolicy policy) throws SQLException {
        Matcher init = INIT.matcher(delegateUrl);
        while (init.find()) {
            String statements = ColumnName.fold(init.group(1));
            boolean script = statements.contains("runscript");
            if (script || policy.tableNames().stream().anyMatch(statements::contains)) {
                throw SqlErrors.delegate("URL parameter INIT: "
                        + (script ? "runs a script" : "names a secret table")
                        + ", which the delegate would do past the encryption; send the statements through a "
                        + "connection instead");
            }
        }
    }
}
