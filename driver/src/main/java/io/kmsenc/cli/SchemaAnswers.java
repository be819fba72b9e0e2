package io.kmsenc.cli;

import io.kmsenc.config.ConfigurationException;
import io.kmsenc.config.ConfigurationLoader;
import io.kmsenc.config.Surroundings;
import io.kmsenc.schema.ColumnPolicy;
import io.kmsenc.sql.Dialect;
import io.kmsenc.sql.Explanation;
import io.kmsenc.sql.SchemaFile;
import io.kmsenc.sql.SchemaFileException;
import io.kmsenc.sql.SqlStatementPlanner;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers by a configuration's {@code [columns]} and a file of definitions, without a database. */
record SchemaAnswers(Dialect dialect, SqlStatementPlanner planner, SchemaFile schema) implements Answers {

    static Answers of(Dialect dialect, @Nullable String configuration, Path schema, @Nullable String defaultSchema) {
        ColumnPolicy policy = policy(configuration);
        if (dialect == Dialect.MARIADB
                && defaultSchema == null
                && policy.rules().stream().anyMatch(rule -> rule.name().schema().isPresent())) {
            throw new CommandException("--default-schema: missing, and [columns] names schemas; give the one that the"
                    + " application connects to");
        }
        return new SchemaAnswers(
                dialect, new SqlStatementPlanner(policy, dialect), schema(dialect, policy, schema, defaultSchema));
    }

    static ColumnPolicy policy(@Nullable String configuration) {
        try {
            return new ConfigurationLoader(Map.of(), Surroundings.ofProcess()).loadColumns(configuration);
        } catch (ConfigurationException e) {
            throw new CommandException(e.getMessage() == null ? "the configuration can't be used" : e.getMessage());
        }
    }

    private static SchemaFile schema(Dialect dialect, ColumnPolicy policy, Path file, @Nullable String defaultSchema) {
        try {
            return SchemaFile.read(TextFile.read(file), dialect, policy, Optional.ofNullable(defaultSchema));
        } catch (SchemaFileException e) {
            throw new CommandException(e.problems().stream()
                    .map(problem -> file + ":" + problem.line() + ": " + problem.what())
                    .collect(Collectors.joining(System.lineSeparator())));
        }
    }

    @Override
    public Explanation explain(String sql) {
        return planner.explain(sql, schema);
    }

    @Override
    public void close() {}
}
