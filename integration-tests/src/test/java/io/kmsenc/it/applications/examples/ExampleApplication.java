package io.kmsenc.it.applications.examples;

import io.kmsenc.it.applications.SampleApplication;
import io.kmsenc.sql.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * One public example schema. Below the resources of this package its folder holds {@code columns.txt}, which are secret,
 * {@code tables.sql}, and the statements: {@code work.sql} for every database, and behind it the file of a dialect.
 */
public final class ExampleApplication implements SampleApplication {

    private final String schema;

    /** The example of this name. */
    public ExampleApplication(String schema) {
        this.schema = schema;
    }

    @Override
    public String framework() {
        return schema;
    }

    @Override
    public List<String> columns() {
        return ExampleFile.of(schema, "columns.txt").lines().toList();
    }

    @Override
    public void run(DataSource database, Dialect dialect) throws SQLException {
        List<String> files = List.of("tables.sql", "work.sql", dialect.name().toLowerCase(Locale.ROOT) + ".sql");
        try (Connection connection = database.getConnection()) {
            ExampleRun run = new ExampleRun(connection, dialect);
            for (String file : files) {
                String text = ExampleFile.of(schema, file);
                for (String paragraph : Stream.of(text.split("\n\n+")).toList()) {
                    run.perform(ExampleStatement.parse(paragraph));
                }
            }
        }
    }
}
