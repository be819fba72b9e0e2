package io.kmsenc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a file of definitions says, as {@code schema.cases} has it, and what is refused in one. */
class SchemaFileTest {

    /** In the file: a line {@code ### name | dialect}, the definitions, a line {@code =>}, and what they say. */
    record Case(String name, Dialect dialect, String text, String expected) {

        static Case of(String block) {
            int end = block.indexOf('\n');
            int arrow = block.indexOf("\n=>\n");
            String[] header = block.substring(0, end).split(" \\| ", 2);
            return new Case(
                    header[0],
                    Dialect.valueOf(header[1].strip().toUpperCase(Locale.ROOT)),
                    block.substring(end + 1, arrow + 1),
                    block.substring(arrow + 4).strip());
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> cases() {
        return Arrays.stream(SqlCase.content("schema.cases").split("(?m)^### "))
                .filter(block -> !block.isBlank())
                .map(Case::of)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void readsEveryCase(Case sample) {
        assertThat(read(sample)).isEqualTo(sample.expected());
    }

    private static String read(Case sample) {
        List<String> lines = new ArrayList<>();
        try {
            SchemaFile schema = SchemaFile.read(sample.text(), sample.dialect(), SamplePolicy.POLICY, Optional.empty());
            schema.tables()
                    .forEach((table, columns) -> lines.add(table.schema() + "." + table.name() + ": "
                            + columns.stream()
                                    .map(column -> column.name() + " "
                                            + column.storage().name().toLowerCase(Locale.ROOT)
                                            + (schema.key(table).contains(column.name()) ? " key" : ""))
                                    .collect(Collectors.joining(", "))));
            lines.sort(null);
            if (!schema.dependents().isEmpty()) {
                lines.add("dependents: " + String.join(", ", new TreeSet<>(schema.dependents())));
            }
        } catch (SchemaFileException e) {
            e.problems().forEach(problem -> lines.add("line " + problem.line() + ": " + problem.what()));
        }
        return String.join("\n", lines);
    }

    @Test
    void findsTablesAsTheDatabaseDoes() {
        String text = "CREATE TABLE customers (id INT); CREATE TABLE vault.\"Cards\" (number VARCHAR(99))";
        SchemaFile postgresql = SchemaFile.read(text, Dialect.POSTGRESQL, SamplePolicy.POLICY, Optional.of("shop"));
        assertThat(postgresql.resolve(Optional.empty(), "customers"))
                .contains(new Catalog.Relation("shop", "customers"));
        assertThat(postgresql.resolve(Optional.empty(), "Customers")).isEmpty();
        assertThat(postgresql.resolve(Optional.empty(), "Cards")).isEmpty();
        assertThat(postgresql.resolve(Optional.of("vault"), "Cards")).isPresent();
        assertThat(postgresql.columns(new Catalog.Relation("shop", "nothing"))).isEmpty();
        SchemaFile h2 = SchemaFile.read(text, Dialect.H2, SamplePolicy.POLICY, Optional.empty());
        assertThat(h2.resolve(Optional.empty(), "customers")).contains(new Catalog.Relation("PUBLIC", "CUSTOMERS"));
        SchemaFile mariadb = SchemaFile.read(
                "USE shop; CREATE TABLE Customers (id INT)", Dialect.MARIADB, SamplePolicy.POLICY, Optional.empty());
        assertThat(mariadb.resolve(Optional.empty(), "customers")).contains(new Catalog.Relation("shop", "Customers"));
    }

    @Test
    void plansAsOnADatabase() {
        SchemaFile schema = SchemaFile.read(
                "CREATE TABLE customers (id INT, email TEXT, ssn TEXT);",
                Dialect.POSTGRESQL,
                SamplePolicy.POLICY,
                Optional.empty());
        Explanation explanation = new SqlStatementPlanner(SamplePolicy.POLICY, Dialect.POSTGRESQL)
                .explain("INSERT INTO customers VALUES (?, ?, ?)", schema);
        assertThat(explanation.lines().subList(1, 4))
                .extracting(Explanation.Line::column)
                .containsExactly(null, "customers.email", "customers.ssn");
    }
}
