package io.kmsenc.sql;

import io.kmsenc.schema.ColumnRule;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import net.sf.jsqlparser.schema.Column;
import org.jspecify.annotations.Nullable;

/** One walk over one statement: what its parts share. Not for several threads. */
final class Walk {

    private final Dialect dialect;
    private final Ledger ledger;
    private final Trees trees;
    private final Tables tables;
    private final PlainOperands operands;
    private final Set<String> interest;
    private final Set<String> aliases = new HashSet<>();
    private final Expressions expressions = new Expressions(this);
    private final Comparisons comparisons = new Comparisons(this);
    private final Queries queries = new Queries(this);
    private final FromClause from = new FromClause(this);
    private final Ordinals ordinals = new Ordinals(this);
    private final StatementWalk statements = new StatementWalk(this);

    Walk(Ledger ledger, Trees trees, SecretOperands secrets, Tables tables) {
        this.dialect = tables.dialect();
        this.ledger = ledger;
        this.trees = trees;
        this.tables = tables;
        this.operands = new PlainOperands(ledger, secrets);
        this.interest = tables.interest();
    }

    Dialect dialect() {
        return dialect;
    }

    Ledger ledger() {
        return ledger;
    }

    Trees trees() {
        return trees;
    }

    PlainOperands operands() {
        return operands;
    }

    Tables tables() {
        return tables;
    }

    Expressions expressions() {
        return expressions;
    }

    Comparisons comparisons() {
        return comparisons;
    }

    Queries queries() {
        return queries;
    }

    StatementWalk statements() {
        return statements;
    }

    Ordinals ordinals() {
        return ordinals;
    }

    FromClause from() {
        return from;
    }

    /**
     * The origin of a value that is one of two, such as what CASE answers or a branch of UNION.
     *
     * @throws Refused if one is secret and the other comes from elsewhere
     */
    Origin either(Origin one, Origin other, String clause) {
        if (one == Origin.NULL || other == Origin.NULL) {
            return (one == Origin.NULL ? other : one).mapped(Given::asMixed);
        }
        if (one.isGiven() && other.isGiven()) {
            return one.with(other).mapped(Given::asMixed);
        }
        if (one.isSecret() || other.isSecret()) {
            return one.isSecret() ? secret(one, other, clause) : secret(other, one, clause);
        }
        one.operands().forEach(operands::other);
        other.operands().forEach(operands::other);
        return Origin.PLAIN;
    }

    private Origin secret(Origin secret, Origin other, String clause) {
        ColumnRule rule = secret.secretRule();
        if (other.isGiven()) {
            PlainOperands.requireString(rule);
            other.operands().forEach(given -> operands.secret(given, rule, false));
        } else if (other.rule()
                .filter(r -> r.equals(rule) || r.comparableWith(rule))
                .isEmpty()) {
            throw RefusalCode.MIXED_ORIGIN.at(
                    "column " + rule.name(), "is mixed with values of another origin in " + clause);
        }
        return secret;
    }

    /** Parameters and literals that are read, written or counted as they are. */
    void asTheyAre(Origin origin) {
        operands.in(PlainOperands.Joint.VALUE, () -> origin.operands().forEach(operands::other));
    }

    /**
     * A name that the statement gives to a table, a query or a column. Where AS is left out, the parser may have taken an
     * operand of an operator that it doesn't know for a name: so no name of interest is accepted there, unless what comes
     * before it ends a value for certain.
     */
    Identifier alias(String part, boolean withAs) {
        Identifier alias = ledger.name(part);
        if (!withAs && interest.contains(alias.folded()) && !ledger.followsValue(part)) {
            throw RefusalCode.AMBIGUOUS_NAME.at(
                    "alias " + alias, "has the name of a secret table or column, and AS is missing");
        }
        return alias;
    }

    /**
     * What a column's name was found to be. PostgreSQL reads {@code t.f} as {@code f(t)} where {@code t} has no such column,
     * and some databases call a function without parentheses.
     *
     * @throws Refused if it is none, and something that reaches a secret table has its name
     */
    Scope.Found known(Scope.Found found, Column column) {
        Identifier name = ledger.peek(column.getColumnName());
        if (found.isNothing() && tables.reaches(name)) {
            throw RefusalCode.VIEW_ON_SECRET_TABLE.at(
                    "name " + name, "is no column that is known, and that of something that may reach a secret table");
        }
        return found;
    }

    /** Notes a name through which a secret column can be reached: each of its occurrences must be accounted for. */
    void watch(Identifier alias) {
        aliases.add(alias.folded());
    }

    /** Notes the names of a table's or view's secret columns that aren't of interest anyway, as those of a view may be. */
    Source watched(Source source) {
        source.columns().stream()
                .filter(column -> column.origin().isSecret()
                        && !interest.contains(column.name().folded()))
                .forEach(column -> watch(column.name()));
        return source;
    }

    /** Proves that the walk missed nothing. */
    void prove() {
        trees.prove();
        ledger.prove(interest, aliases);
    }

    static Refused unknown(String place) {
        return RefusalCode.UNKNOWN_SHAPE.at(place, "isn't known to be safe beside a secret table");
    }

    /** Refuses clauses that the walk does not know, if the statement has one of them. */
    static void none(String clause, @Nullable Object... parts) {
        for (Object part : parts) {
            absent(part == null || (part instanceof Collection<?> many && many.isEmpty()), clause);
        }
    }

    /** Refuses a clause that the walk does not know, unless it is absent. */
    static void absent(boolean absent, String clause) {
        if (!absent) {
            throw unknown(clause);
        }
    }
}
