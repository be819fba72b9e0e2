package io.kmsenc;

import io.kmsenc.jdbc.SqlErrors;
import io.kmsenc.schema.ColumnName;
import io.kmsenc.schema.ColumnPolicy;
import java.sql.SQLException;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * H2 runs the statements of its INIT parameter before anyone can look at them. What may touch a secret table is
 * refused there.
 */
final class InitialStatements {

    private static final Pattern INIT = Pattern.compile("(?i);init=((?:\\\\.|[^;\\\\])*)");

    private InitialStatements() {}

    /** @throws SQLException if INIT runs a script or names a secret table; before a connection is opened */
    static void check(String delegateUrl, Properties properties, ColumnPolicy policy) throws SQLException {
        Matcher init = INIT.matcher(delegateUrl);
        while (init.find()) {
            check(init.group(1), policy);
        }
        for (String name : properties.stringPropertyNames()) {
            if (name.equalsIgnoreCase("init")) {
                check(properties.getProperty(name), policy);
            }
        }
    }

    private static void check(String init, ColumnPolicy policy) throws SQLException {
        String statements = ColumnName.fold(init);
        boolean script = statements.contains("runscript");
        if (script || policy.tableNames().stream().anyMatch(statements::contains)) {
            throw SqlErrors.delegate("INIT: "
                    + (script ? "runs a script" : "names a secret table")
                    + ", which the delegate would do past the encryption; send the statements through a "
                    + "connection instead");
        }
    }
}
