package io.kmsenc.cli;

import io.kmsenc.sql.Dialect;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say who answers: a database, or files. */
final class AnswerOptions {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "the configuration; by default it is found as the driver finds it. Without --url only its"
                    + " [columns] is read, so that no key need be there")
    private @Nullable String config;

    @Mixin
    private DatabaseOptions database = new DatabaseOptions();

    @Option(names = "--dialect", paramLabel = "NAME", description = "without --url: h2, postgresql, mariadb or mysql")
    private @Nullable String dialect;

    @Option(
            names = "--schema",
            paramLabel = "FILE",
            description = "without --url: the tables are those of this file of CREATE TABLE statements, such as"
                    + " pg_dump --schema-only, mariadb-dump --no-data or H2's SCRIPT NODATA write")
    private @Nullable Path schema;

    @Option(
            names = "--default-schema",
            paramLabel = "NAME",
            description = "with --schema: the schema of names without one; by default public, in MariaDB the last USE")
    private @Nullable String defaultSchema;

    /** @throws CommandException if the options don't fit together, or what they name can't be used */
    Answers open() {
        if (!database.isNamed()) {
            return fromFiles();
        }
        if (dialect != null || schema != null || defaultSchema != null) {
            throw new CommandException("--url: the database tells its dialect and its tables; leave out --dialect,"
                    + " --schema and --default-schema");
        }
        return DatabaseAnswers.of(database.url(), database.properties(config));
    }

    private Answers fromFiles() {
        database.refuseDetails();
        if (dialect == null || schema == null) {
            throw new CommandException("--url: missing; give it, or --dialect and --schema");
        }
        return SchemaAnswers.of(named(dialect), config, schema, defaultSchema);
    }

    static Dialect named(String name) {
        return Dialect.ofProduct(name.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new CommandException(
                        "--dialect: is none that kmsenc knows; give h2, postgresql, mariadb or mysql"));
    }
}
