package io.kmsenc.jdbc;

import io.kmsenc.schema.ColumnName;
import io.kmsenc.sql.Dialect;
import io.kmsenc.sql.SqlModes;
import io.kmsenc.sql.Syntax;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/** Asks a server, by one query, how it reads the text of statements on a connection. */
public final class SyntaxReader {

    /** H2's modes that quote names in brackets, or take an empty string for NULL. */
    private static final Set<String> OTHER_H2_MODES = Set.of("mssqlserver", "oracle");

    private SyntaxReader() {}

    /**
     * How the server reads text now.
     *
     * @throws SQLException if it reads text otherwise than kmsenc can, or would cut values that are too long: a secret
     *     could be taken for something else, or be lost
     */
    public static Syntax read(Connection connection, Dialect dialect) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return switch (dialect) {
                case H2 -> h2(statement);
                case POSTGRESQL -> postgresql(statement);
                case MARIADB -> mariadb(statement);
            };
        }
    }

    // By place: the columns have other names under OLD_INFORMATION_SCHEMA.
    private static Syntax h2(Statement statement) throws SQLException {
        try (ResultSet settings = statement.executeQuery("SELECT * FROM INFORMATION_SCHEMA.SETTINGS")) {
            while (settings.next()) {
                String mode = settings.getString(1).equals("MODE") ? settings.getString(2) : "";
                if (OTHER_H2_MODES.contains(ColumnName.fold(mode))) {
                    throw SqlErrors.syntax("MODE is " + mode
                            + ": statements would be read otherwise than kmsenc reads them; use another mode");
                }
            }
            return Syntax.usual(Dialect.H2);
        }
    }

    private static Syntax postgresql(Statement statement) throws SQLException {
        try (ResultSet settings =
                statement.executeQuery("SELECT pg_catalog.current_setting('standard_conforming_strings', true), "
                        + "pg_catalog.current_setting('backslash_quote', true)")) {
            settings.next();
            return Syntax.postgresql(!"off".equals(settings.getString(1)), !"off".equals(settings.getString(2)));
        }
    }

    private static Syntax mariadb(Statement statement) throws SQLException {
        try (ResultSet setting = statement.executeQuery("SELECT @@sql_mode")) {
            setting.next();
            SqlModes modes = SqlModes.of(setting.getString(1));
            String problem = modes.problem().orElse(null);
            if (problem != null) {
                throw SqlErrors.syntax("sql_mode " + problem);
            }
            return modes.syntax();
        }
    }
}
