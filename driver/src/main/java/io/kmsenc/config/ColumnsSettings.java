package io.kmsenc.config;

import io.kmsenc.schema.ColumnName;
import io.kmsenc.schema.ColumnRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code [columns]}, and refuses lines that contradict each other. For one thread, one use. */
final class ColumnsSettings {

    private record Declared(Setting setting, ColumnRule rule, Optional<String> id) {}

    private final Section section;
    private final Findings findings;
    private final List<Declared> declared = new ArrayList<>();

    ColumnsSettings(Section section, Findings findings) {
        this.section = section;
        this.findings = findings;
    }

    /**
     * The rules of all columns that could be read. That there is none is an error: a driver that encrypts nothing, where
     * somebody installed one that encrypts, is plaintext written in silence.
     */
    List<ColumnRule> read() {
        if (section.settings().isEmpty()) {
            findings.add(
                    section.line(),
                    section.place(),
                    (section.inFile() ? "lists no column" : "missing")
                            + ", so nothing would be encrypted; add a line such as: customers.email = randomized");
        }
        section.settings().forEach(this::read);
        return declared.stream().map(Declared::rule).toList();
    }

    private void read(Setting setting) {
        Optional<ColumnName> name = ColumnKey.parse(setting.key());
        if (name.isEmpty()) {
            findings.add(
                    setting.line(),
                    setting.place(),
                    "not the name of a column; write [schema.]table.column, a part with dots or blanks in double quotes");
        }
        String value = setting.value();
        if (name.isPresent() && value != null) {
            new ColumnSpecReader(setting, findings)
                    .read(value)
                    .ifPresent(spec -> declare(new Declared(setting, spec.rule(name.get()), spec.id())));
        }
    }

    private void declare(Declared column) {
        for (Declared earlier : declared) {
            contradiction(earlier, column)
                    .ifPresent(what -> findings.add(
                            column.setting().line(), column.setting().place(), what));
        }
        declared.add(column);
    }

    private static Optional<String> contradiction(Declared earlier, Declared column) {
        String other = "\"" + earlier.setting().key() + "\"";
        ColumnName name = column.rule().name();
        ColumnName otherName = earlier.rule().name();
        if (name.equals(otherName)) {
            return Optional.of("the same column as " + other + ", letter case aside; keep one of them");
        }
        if (sameWhereSchemaIsMissing(name, otherName)) {
            return Optional.of("may be the same column as " + other + "; write both with their schema, or keep one");
        }
        if (column.id().isPresent() && column.id().equals(earlier.id())) {
            return Optional.of("has the id of " + other + "; give each column an id of its own"
                    + (column.rule().deterministic() ? ", or use group= to compare them" : ""));
        }
        return sameIdentity(earlier.rule(), column.rule(), other);
    }

    private static Optional<String> sameIdentity(ColumnRule earlier, ColumnRule column, String other) {
        if (!column.identity().equals(earlier.identity())) {
            return Optional.empty();
        }
        if (!column.deterministic()) {
            return Optional.of("has the identity of " + other + "; give one of them another with id=");
        }
        if (column.type() != earlier.type()) {
            return Optional.of("is in the group of " + other + " but of another logical type; give both the same type");
        }
        if (!column.declared().comparableWith(earlier.declared())) {
            return Optional.of("is in the group of " + other + " but of another scale; give both the same");
        }
        if (column.perScope() != earlier.perScope()) {
            return Optional.of(
                    "is in the group of " + other + ", and one of them has within=; give it to both or neither");
        }
        return column.equality().equals(earlier.equality())
                ? Optional.empty()
                : Optional.of("is in the group of " + other
                        + " but declares another equality; give both the same compare= or normalize=, or neither");
    }

    private static boolean sameWhereSchemaIsMissing(ColumnName one, ColumnName other) {
        return one.schema().isPresent() != other.schema().isPresent()
                && one.table().equals(other.table())
                && one.column().equals(other.column());
    }
}
