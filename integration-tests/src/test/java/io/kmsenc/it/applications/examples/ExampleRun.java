package io.kmsenc.it.applications.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.it.applications.Refusable;
import io.kmsenc.it.applications.Statements;
import io.kmsenc.sql.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Performs statements on one connection, and compares what they answer with what their files expect. */
final class ExampleRun {

    private final Connection connection;
    private final Dialect dialect;

    ExampleRun(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    /** Performs it, unless it is refused. */
    void perform(ExampleStatement example) {
        String text = Statements.in(dialect, quoted(example.text()));
        Refusable.attempt(() -> {
            if (example.batch().isEmpty()) {
                direct(example, text);
            } else {
                prepared(example, text);
            }
        });
    }

    private String quoted(String text) {
        return dialect == Dialect.MARIADB ? text.replace('"', '`') : text;
    }

    private void direct(ExampleStatement example, String text) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(text);
            compare(example, text, statement);
        }
    }

    private void prepared(ExampleStatement example, String text) throws SQLException {
        try (PreparedStatement statement = example.keys() == null
                ? connection.prepareStatement(text)
                : connection.prepareStatement(text, new String[] {example.keys()})) {
            for (List<@Nullable Object> values : example.batch()) {
                for (int i = 0; i < values.size(); i++) {
                    statement.setObject(i + 1, values.get(i));
                }
                if (example.batch().size() > 1) {
                    statement.addBatch();
                }
            }
            if (example.batch().size() > 1) {
                assertThat(statement.executeBatch()).as(text).hasSameSizeAs(example.batch());
            } else {
                statement.execute();
                compare(example, text, statement);
            }
        }
    }

    private static void compare(ExampleStatement example, String text, Statement statement) throws SQLException {
        if (example.changes() != null) {
            assertThat(statement.getUpdateCount()).as(text).isEqualTo(example.changes());
        }
        try (ResultSet rows = example.keys() == null ? statement.getResultSet() : statement.getGeneratedKeys()) {
            if (rows == null) {
                assertThat(example.gives()).as(text).isEmpty();
                return;
            }
            List<String> found = ExampleRows.read(rows);
            if (text.contains("ORDER BY")) {
                assertThat(found).as(text).isEqualTo(example.gives());
            } else {
                assertThat(found).as(text).containsExactlyInAnyOrderElementsOf(example.gives());
            }
        }
    }
}
