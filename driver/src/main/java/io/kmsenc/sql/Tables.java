package io.kmsenc.sql;

import io.kmsenc.schema.ColumnName;
import io.kmsenc.schema.ColumnPolicy;
import io.kmsenc.schema.ColumnRule;
import io.kmsenc.sql.Catalog.Relation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the catalog and the policy say about the tables that one statement names. Not for several threads. */
final class Tables {

    private final ColumnPolicy policy;
    private final Catalog catalog;
    private final Dialect dialect;
    private final Set<String> dependents;
    private final Set<String> interest;
    private final Views views = new Views(this);

    /**
     * @param dependents folded names through which a secret table can be reached
     * @param interest folded names that a statement may not hold unseen
     */
    Tables(ColumnPolicy policy, Catalog catalog, Dialect dialect, Set<String> dependents, Set<String> interest) {
        this.policy = policy;
        this.catalog = catalog;
        this.dialect = dialect;
        this.dependents = dependents;
        this.interest = interest;
    }

    Dialect dialect() {
        return dialect;
    }

    Set<String> interest() {
        return interest;
    }

    Views views() {
        return views;
    }

    /** Whether a secret table may be reached by something of this name. */
    boolean reaches(Identifier name) {
        return dependents.contains(name.folded());
    }

    /**
     * The source that a table name stands for.
     *
     * @throws Refused if it may hold secret columns, and it can't be told which
     */
    Source source(Optional<Identifier> schema, Identifier name) {
        return found(schema, name).source();
    }

    /** Whether the database may cut a value in silence that is written to the source. */
    boolean isLossy(Source source) {
        return source.table().map(catalog::backing).stream()
                .anyMatch(backing -> backing instanceof Backing.Table table && table.lossy());
    }

    /** The columns of the primary key of the source, by the names that the database keeps; empty if there is none. */
    Set<String> key(Source source) {
        return source.table().map(catalog::key).orElse(Set.of());
    }

    /** Whether the database has a table of that name, by which it can be reached without a schema. */
    boolean exists(Identifier name) {
        return catalog.resolve(Optional.empty(), name.text()).isPresent();
    }

    /**
     * The same for a table that is written to.
     *
     * @throws Refused also if it can't be told where what is written goes
     */
    Source target(Optional<Identifier> schema, Identifier name) {
        Found found = found(schema, name);
        if (!found.writable()) {
            throw RefusalCode.VIEW_ON_SECRET_TABLE.at(
                    "view " + name,
                    "isn't one that the database itself writes through, or gives a secret column another name");
        }
        return found.source();
    }

    private record Found(Source source, boolean writable) {}

    private Found found(Optional<Identifier> schema, Identifier name) {
        Optional<Relation> resolved = catalog.resolve(schema.map(Identifier::text), name.text());
        if (resolved.isEmpty() && reaches(name)) {
            throw dependent(name, "may reach a secret table, and isn't known to be a table or view");
        }
        if (resolved.isEmpty()) {
            return new Found(unknown(schema, name), true);
        }
        Relation relation = resolved.get();
        boolean ruled = isRuled(relation.name());
        boolean reached = reaches(Identifier.kept(relation.name()));
        boolean synonym = !Identifier.kept(relation.name()).resembles(name);
        if (synonym && isRuled(name.text())) {
            if (ruled || reached) {
                throw dependent(name, "is a synonym that has rules of its own");
            }
            return new Found(unknown(schema, name), true);
        }
        // H2 knows the columns of a synonym by the name of its table alone
        Identifier known = synonym ? Identifier.kept(relation.name()) : name;
        Optional<Identifier> qualifier =
                Optional.of(schema.filter(s -> !synonym).orElse(Identifier.kept(relation.schema())));
        return ruled || reached
                ? backed(relation, known, qualifier)
                : new Found(table(relation, Backing.Table.ALONE, known, qualifier), true);
    }

    private boolean isRuled(String table) {
        return policy.rules().stream()
                .anyMatch(rule -> Names.fold(rule.name().table()).equals(Names.fold(table)));
    }

    private static Refused dependent(Identifier name, String problem) {
        return RefusalCode.VIEW_ON_SECRET_TABLE.at("relation " + name, problem);
    }

    private Found backed(Relation relation, Identifier name, Optional<Identifier> qualifier) {
        Backing backing = catalog.backing(relation);
        if (backing instanceof Backing.Table table) {
            if (table.rewritten() && reaches(Identifier.kept(relation.name()))) {
                throw dependent(name, "has a rule of the database that may reach a secret table");
            }
            return new Found(table(relation, table, name, qualifier), true);
        }
        if (backing instanceof Backing.View view) {
            return view(relation, view, name, qualifier);
        }
        throw dependent(name, ((Backing.Unknown) backing).why());
    }

    private Source table(Relation relation, Backing.Table table, Identifier name, Optional<Identifier> qualifier) {
        FamilyRules rules = new FamilyRules(policy, relation, table);
        if (!rules.all().isEmpty() && !relation.alone()) {
            throw RefusalCode.AMBIGUOUS_RULE.at(
                    "table " + name, "and another whose name differs in letter case only fit the same rules");
        }
        requireNotComputed(relation, rules.all());
        List<OutputColumn> columns = new ArrayList<>();
        Set<ColumnRule> found = new HashSet<>();
        for (Catalog.Column column : catalog.columns(relation)) {
            Optional<ColumnRule> rule = rules.of(column.name());
            rule.ifPresent(r -> requireStorage(r, column.storage()));
            rule.ifPresent(r -> requireOne(r, found));
            columns.add(new OutputColumn(Identifier.kept(column.name()), Origin.of(rule, column)));
        }
        return new Source(name, qualifier, columns, true, rules.all(), Optional.of(relation));
    }

    private Found view(Relation relation, Backing.View view, Identifier name, Optional<Identifier> qualifier) {
        List<Catalog.Column> names = catalog.columns(relation);
        Views.Reading reading = views.of(relation, view, names);
        List<OutputColumn> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            columns.add(ruled(relation, names.get(i), reading.columns().get(i)));
        }
        // generated keys are told by their names alone
        List<ColumnRule> rules = columns.stream()
                .filter(c -> c.origin().isSecret() && isNamed(c, c.origin().secretRule()))
                .map(c -> c.origin().secretRule())
                .distinct()
                .toList();
        boolean named = columns.stream()
                .allMatch(c -> c.origin().isSecret()
                        ? isNamed(c, c.origin().secretRule())
                        : rules.stream().noneMatch(rule -> isNamed(c, rule)));
        return new Found(
                new Source(name, qualifier, columns, true, rules, Optional.empty()), reading.updatable() && named);
    }

    private static boolean isNamed(OutputColumn column, ColumnRule rule) {
        return column.name().folded().equals(Names.fold(rule.name().column()));
    }

    /** A column of a view, which may have a rule by the view's own name. */
    private OutputColumn ruled(Relation view, Catalog.Column column, OutputColumn read) {
        Optional<ColumnRule> own = policy.rule(view.schema(), view.name(), column.name());
        if (own.isEmpty() || own.equals(read.origin().rule())) {
            return read;
        }
        if (read.origin().isSecret()) {
            throw dependent(
                    Identifier.kept(view.name()), "has a rule of its own for a column that another rule holds for");
        }
        requireStorage(own.get(), column.storage());
        return new OutputColumn(read.name(), Origin.of(own, column));
    }

    // What is made of a ciphertext is neither what the plaintext would make, nor known for a ciphertext where it is
    // read.
    private void requireNotComputed(Relation relation, List<ColumnRule> rules) {
        Set<String> secret = new HashSet<>();
        rules.forEach(rule -> secret.add(Names.fold(rule.name().column())));
        for (Catalog.Column column : rules.isEmpty() ? List.<Catalog.Column>of() : catalog.columns(relation)) {
            if (new Mentions(SqlLexer.tokens(column.computed(), Syntax.usual(dialect)), false).any(secret)) {
                throw RefusalCode.DEFINITION.at(
                        "column " + Identifier.kept(column.name()), "of the table is computed from a secret column");
            }
        }
    }

    private static void requireOne(ColumnRule rule, Set<ColumnRule> found) {
        if (!found.add(rule)) {
            throw RefusalCode.AMBIGUOUS_RULE.at(
                    "column " + rule.name(), "is two columns of the table, whose names differ in letter case only");
        }
    }

    // CHAR and BINARY pad what they are given, and a padded ciphertext can't be read.
    private static void requireStorage(ColumnRule rule, Catalog.Storage storage) {
        boolean text = rule.type().keptAsCharacters();
        if (storage != (text ? Catalog.Storage.CHARACTERS : Catalog.Storage.BYTES)) {
            throw RefusalCode.COLUMN_TYPE.at(
                    "column " + rule.name(),
                    text ? "isn't of a type that keeps text as it is" : "isn't of a type that keeps bytes as they are");
        }
    }

    // Such as one that an earlier statement of the same batch creates: the rules without a schema hold for it.
    private Source unknown(Optional<Identifier> schema, Identifier name) {
        String table = Names.fold(name.text());
        List<ColumnRule> rules = new ArrayList<>();
        for (ColumnRule rule : policy.rules()) {
            if (Names.fold(rule.name().table()).equals(table)) {
                if (rule.name().schema().isPresent()) {
                    throw RefusalCode.UNKNOWN_RELATION.at(
                            "table " + name, "isn't known to the database, so its schema can't be told");
                }
                rules.add(rule);
            }
        }
        List<OutputColumn> columns = rules.stream()
                .map(rule -> new OutputColumn(unquoted(rule.name()), Origin.secret(rule)))
                .toList();
        return new Source(name, schema, columns, false, rules, Optional.empty());
    }

    private static Identifier unquoted(ColumnName name) {
        return new Identifier(name.column(), false);
    }
}
