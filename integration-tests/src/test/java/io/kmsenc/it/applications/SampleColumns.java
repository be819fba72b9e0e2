package io.kmsenc.it.applications;

import io.kmsenc.config.ConfigurationLoader;
import io.kmsenc.config.Surroundings;
import io.kmsenc.it.app.Ini;
import io.kmsenc.keys.local.SecretKeyProviderFactory;
import io.kmsenc.schema.ColumnPolicy;
import io.kmsenc.sql.Dialect;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The secret columns of a sample, as its team would declare them for one database. */
final class SampleColumns {

    private SampleColumns() {}

    static Ini of(SampleApplication application, Dialect dialect) {
        return Ini.withSecretKey()
                .columns(application.columns().stream()
                        .map(line -> dialect == Dialect.MARIADB ? exact(line) : line)
                        .toArray(String[]::new));
    }

    // MariaDB's default collation ignores letter case, which no ciphertext can; a team must say that it doesn't need it
    private static String exact(String line) {
        return line.contains(" deterministic") ? line + " compare=exact" : line;
    }

    static ColumnPolicy policy(SampleApplication application, Dialect dialect) {
        Path ini = of(application, dialect).write();
        Surroundings nothing = new Surroundings(Optional.empty(), Map.of(), List.of(), Path.of(""));
        return new ConfigurationLoader(Map.of("secretKey", new SecretKeyProviderFactory()), nothing)
                .load(ini.toString())
                .columns();
    }
}
