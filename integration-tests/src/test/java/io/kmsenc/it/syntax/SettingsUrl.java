package io.kmsenc.it.syntax;

import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.sql.Dialect;
import java.util.Arrays;
import java.util.stream.Collectors;

/** URLs whose connections begin under settings of the caller's. */
final class SettingsUrl {

    private SettingsUrl() {}

    /**
     * @param prefix what stands between {@code jdbc:} and the delegate's part, such as {@code kmsenc:}
     * @param settings modes of MariaDB, to which a strict one is added; settings of PostgreSQL or H2 with their values
     */
    static String of(FreshDatabase database, String prefix, String settings) {
        String url = "jdbc:" + prefix + database.url().substring("jdbc:".length());
        if (settings.isEmpty()) {
            return url;
        }
        String separator = url.contains("?") ? "&" : "?";
        return switch (database.kind().dialect()) {
            case H2 -> url + ";" + settings;
            case POSTGRESQL ->
                url + separator + "options="
                        + Arrays.stream(settings.split(" "))
                                .map(each -> "-c%20" + each)
                                .collect(Collectors.joining("%20"));
            case MARIADB -> url + separator + "sessionVariables=sql_mode='STRICT_TRANS_TABLES," + settings + "'";
        };
    }

    /** The same by statements, for a connection that is open. */
    static String[] statements(Dialect dialect, String settings) {
        return switch (dialect) {
            case H2 ->
                Arrays.stream(settings.split(";")).map(each -> "SET " + each).toArray(String[]::new);
            case POSTGRESQL ->
                Arrays.stream(settings.split(" ")).map(each -> "SET " + each).toArray(String[]::new);
            case MARIADB -> new String[] {"SET sql_mode = CONCAT(@@sql_mode, '," + settings + "')"};
        };
    }
}
