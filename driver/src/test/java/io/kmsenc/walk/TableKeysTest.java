package io.kmsenc.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kmsenc.sql.Dialect;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By which columns a table is walked over, and which tables are refused. */
class TableKeysTest {

    private WalkDatabase database;

    @BeforeEach
    void open() throws SQLException {
        database = new WalkDatabase();
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    private TableKey key(String definition) throws SQLException {
        database.run("CREATE TABLE t (" + definition + ")");
        try (Connection connection = database.open()) {
            return TableKeys.find(connection, Dialect.H2, new TableName("PUBLIC", "T"), Set.of("SECRET"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a INT, b INT, secret VARCHAR, PRIMARY KEY (b, a) | (B, A)",
                "secret VARCHAR PRIMARY KEY, a UUID NOT NULL UNIQUE | (A)",
                "a DOUBLE PRIMARY KEY, b DATE NOT NULL, c VARCHAR(9) NOT NULL, UNIQUE (b, c) | (B, C)",
                "a INT UNIQUE, b BINARY(4) NOT NULL UNIQUE | (B)"
            })
    void takesThePrimaryKeyOrElseAUniqueIndex(String definition, String columns) throws SQLException {
        assertThat(key(definition)).hasToString(columns);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a INT, secret VARCHAR | has no key to walk by; add",
                "a INT UNIQUE | \"A\" may be NULL",
                "secret VARCHAR PRIMARY KEY | \"SECRET\" is secret",
                "a DOUBLE PRIMARY KEY | \"A\" is of a type that isn't found again"
            })
    void refusesATableWithoutOneAndSaysWhatItLacks(String definition, String problem) {
        assertThatThrownBy(() -> key(definition))
                .isInstanceOf(WalkException.class)
                .hasMessageContaining("table PUBLIC.T")
                .hasMessageContaining(problem);
    }

    @Test
    void writesAKeyAsATextAndReadsItBack() {
        TableKey key = new TableKey(List.of(
                new KeyColumn("A", KeyKind.INTEGER),
                new KeyColumn("B", KeyKind.TEXT),
                new KeyColumn("C", KeyKind.DECIMAL),
                new KeyColumn("D", KeyKind.UUID),
                new KeyColumn("E", KeyKind.DATE),
                new KeyColumn("F", KeyKind.TIMESTAMP)));
        RowKey row = new RowKey(List.of(
                -7L,
                "a/b %2F +\u00e4\n",
                new BigDecimal("1.50"),
                new UUID(1, 2),
                LocalDate.of(2026, 2, 3),
                LocalDateTime.of(2026, 2, 3, 4, 5, 6, 7)));
        assertThat(key.parse(key.text(row))).isEqualTo(row);
        assertThatThrownBy(() -> key.parse("1/2")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsBytesBackFromTheirDigits() {
        TableKey key = new TableKey(List.of(new KeyColumn("A", KeyKind.BYTES)));
        RowKey row = key.parse("00ff");
        assertThat((byte[]) row.values().get(0)).containsExactly(0, -1);
        assertThat(key.text(row)).isEqualTo("00ff");
    }
}
