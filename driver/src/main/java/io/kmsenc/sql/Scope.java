package io.kmsenc.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names that an expression may use: the sources of its query, and those of the queries around it. */
final class Scope {

    // columns that every row of a PostgreSQL table has, and H2's
    private static final Set<String> SYSTEM_COLUMNS =
            Set.of("ctid", "xmin", "xmax", "cmin", "cmax", "tableoid", "_rowid_");

    // words that stand for a value where a column's name may stand
    private static final Set<String> VALUES = Set.of(
            "default",
            "current_user",
            "session_user",
            "system_user",
            "user",
            "current_role",
            "current_catalog",
            "current_schema",
            "current_database",
            "current_date",
            "current_time",
            "current_timestamp",
            "localtime",
            "localtimestamp",
            "utc_date",
            "utc_time",
            "utc_timestamp",
            "sysdate",
            "systimestamp",
            "true",
            "false",
            "unknown",
            "rownum");
    // PostgreSQL cuts names after this length
    private static final int LONGEST = 63;

    /** A column and the source it was found in. */
    record Found(Optional<Source> source, Origin origin) {
        static final Found NOTHING = new Found(Optional.empty(), Origin.PLAIN);

        /** Whether the name was found nowhere. A label of the select list has no source either. */
        @SuppressWarnings("ReferenceEquality") // a plain label is equal to it
        boolean isNothing() {
            return this == NOTHING;
        }
    }

    private final @Nullable Scope outer;
    private final Dialect dialect;
    private final List<Source> sources = new ArrayList<>();
    private final List<OutputColumn> labels = new ArrayList<>();
    private final List<Cte> ctes = new ArrayList<>();
    private final List<OutputColumn> merged = new ArrayList<>();
    private final Star star;
    private boolean merging;

    Scope(@Nullable Scope outer, Dialect dialect) {
        this.outer = outer;
        this.dialect = dialect;
        this.star = new Star(dialect);
    }

    Scope add(Source source) {
        sources.add(source);
        star.add(source);
        return this;
    }

    List<Source> sources() {
        return sources;
    }

    /** The scope around this one. */
    Scope outer() {
        if (outer == null) {
            throw new IllegalStateException("the outermost scope");
        }
        return outer;
    }

    void define(Cte cte) {
        ctes.add(cte);
    }

    /**
     * The common table expression that an unqualified table name stands for.
     *
     * @throws Refused if it might, or if it is still being defined
     */
    Optional<Cte> cte(Identifier name) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            for (Cte cte : scope.ctes) {
                if (cte.name().resembles(name)) {
                    return Optional.of(cte.checked(name, dialect));
                }
            }
        }
        return Optional.empty();
    }

    boolean hasSecret() {
        return sources.stream().anyMatch(Source::hasSecret);
    }

    private boolean anySecret() {
        return hasSecret() || (outer != null && outer.anySecret());
    }

    /**
     * The one column of that name that the sources before the last have, for USING or NATURAL JOIN.
     *
     * @throws Refused if there are several, or it may be a secret column that isn't known
     */
    Optional<Origin> left(Identifier name) {
        return only(name, sources.subList(0, sources.size() - 1))
                .map(origin -> merged.stream()
                        .filter(m -> m.name().resembles(name))
                        .findFirst()
                        .map(OutputColumn::origin)
                        .orElse(origin));
    }

    /** Likewise of the last source. */
    Optional<Origin> right(Identifier name) {
        return only(name, sources.subList(sources.size() - 1, sources.size()));
    }

    private Optional<Origin> only(Identifier name, List<Source> among) {
        List<OutputColumn> found =
                among.stream().flatMap(s -> s.named(name, dialect).stream()).toList();
        boolean several =
                found.size() > 1 && merged.stream().noneMatch(m -> m.name().resembles(name));
        if (several && found.stream().anyMatch(c -> c.origin().isSecret())) {
            throw RefusalCode.AMBIGUOUS_NAME.at("column " + name, "stands for several columns");
        }
        return found.stream().findFirst().map(OutputColumn::origin);
    }

    /** Says that NATURAL or USING makes one column of two. */
    void merge(Identifier name, Origin origin) {
        merging = true;
        merged.removeIf(m -> m.name().resembles(name));
        merged.add(new OutputColumn(name, origin));
    }

    /** Says that columns may be merged that aren't known. */
    void mergeUnseen() {
        merging = true;
    }

    /** What {@code *} stands for. */
    Star star() {
        return star;
    }

    /** A scope like this one in which the labels of the select list can be used too, as in ORDER BY. */
    Scope withLabels(List<OutputColumn> selected) {
        Scope scope = new Scope(outer, dialect);
        scope.sources.addAll(sources);
        scope.labels.addAll(selected);
        scope.merging = merging;
        scope.merged.addAll(merged);
        return scope;
    }

    Found find(List<Identifier> qualifier, Identifier name) {
        return qualifier.isEmpty() ? unqualified(name) : qualified(qualifier, name);
    }

    /** Where the value stands that a name means, if it is one of a source of this query as it is. */
    Optional<Place> place(List<Identifier> qualifier, Identifier name) {
        if (merging && qualifier.isEmpty()) {
            return Optional.empty();
        }
        List<Place> places = sources.stream()
                .filter(source -> qualifier.isEmpty() || source.answersTo(qualifier, dialect))
                .flatMap(source -> source.named(name, dialect).stream().map(column -> new Place(source, column.name())))
                .toList();
        return places.size() == 1 ? Optional.of(places.get(0)) : Optional.empty();
    }

    /** The source that {@code t.*} means. */
    Source source(List<Identifier> qualifier) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            List<Source> named = scope.sources.stream()
                    .filter(s -> s.answersTo(qualifier, dialect))
                    .toList();
            if (named.size() == 1) {
                return named.get(0);
            }
            if (named.size() > 1) {
                break;
            }
        }
        throw RefusalCode.AMBIGUOUS_NAME.at(
                "name " + qualifier.get(qualifier.size() - 1), "stands for no table here, or for several");
    }

    // ---- t.c and s.t.c

    private Found qualified(List<Identifier> qualifier, Identifier name) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            List<Source> named = scope.sources.stream()
                    .filter(s -> s.answersTo(qualifier, dialect))
                    .toList();
            if (named.size() > 1 && named.stream().anyMatch(Source::hasSecret)) {
                throw RefusalCode.AMBIGUOUS_NAME.at("name " + qualifier.get(0), "stands for several tables");
            }
            if (!named.isEmpty()) {
                return in(named.get(0), name);
            }
        }
        if (resemblesSecret(name)) {
            throw RefusalCode.AMBIGUOUS_NAME.at("column " + name, "has a qualifier that names no table here");
        }
        return Found.NOTHING;
    }

    private Found in(Source source, Identifier name) {
        List<OutputColumn> columns = source.named(name, dialect);
        if (columns.size() > 1 && columns.stream().anyMatch(c -> c.origin().isSecret())) {
            throw RefusalCode.AMBIGUOUS_NAME.at("column " + name, "stands for several columns");
        }
        if (columns.isEmpty()) {
            missing(source, name);
            return Found.NOTHING;
        }
        return new Found(Optional.of(source), columns.get(0).origin());
    }

    // PostgreSQL reads t.f as f(t) if t has no such column, and MariaDB compares names without accents.
    private void missing(Source source, Identifier name) {
        boolean known = source.complete() || dialect == Dialect.MARIADB;
        boolean derived = source.rules().isEmpty();
        boolean plain = Names.isAscii(name.text()) && dialect != Dialect.POSTGRESQL && !derived;
        if (source.hasSecret() && known && !plain && !SYSTEM_COLUMNS.contains(name.folded())) {
            throw RefusalCode.UNKNOWN_SHAPE.at("name " + name, "is no column of the table with secret columns");
        }
    }

    // ---- c

    private Found unqualified(Identifier name) {
        boolean uncertain = false;
        for (Scope scope = this; scope != null; scope = scope.outer) {
            Optional<Found> found = scope.here(name);
            if (found.isPresent()) {
                if (uncertain && found.get().origin().isSecret()) {
                    throw RefusalCode.AMBIGUOUS_NAME.at("column " + name, "may belong to several tables");
                }
                return found.get();
            }
            scope.refuseWholeRow(name);
            uncertain |= scope.sources.stream().anyMatch(s -> !s.named());
        }
        if (!uncertain && anySecret() && !SYSTEM_COLUMNS.contains(name.folded()) && !VALUES.contains(name.folded())) {
            throw RefusalCode.AMBIGUOUS_NAME.at("name " + name, "is no column of any table here");
        }
        if (name.text().length() >= LONGEST && anySecret()) {
            throw RefusalCode.AMBIGUOUS_NAME.at("name " + name, "is so long that it may be cut");
        }
        if (!Names.isAscii(name.text()) && dialect == Dialect.MARIADB && anySecret()) {
            throw RefusalCode.AMBIGUOUS_NAME.at("name " + name, "may stand for a column without its accents");
        }
        return Found.NOTHING;
    }

    private Optional<Found> here(Identifier name) {
        List<Found> found = new ArrayList<>();
        for (OutputColumn label : Source.derived(name, labels).named(name, dialect)) {
            found.add(new Found(Optional.empty(), label.origin()));
        }
        Optional<OutputColumn> one =
                merged.stream().filter(m -> m.name().resembles(name)).findFirst();
        for (Source source : sources) {
            for (OutputColumn column : source.named(name, dialect)) {
                Origin origin = one.map(OutputColumn::origin).orElse(column.origin());
                found.add(new Found(Optional.of(source), origin));
            }
        }
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Found first = found.get(0);
        if (found.stream()
                        .anyMatch(f -> !f.origin().rule().equals(first.origin().rule()))
                || (first.origin().isSecret() && one.isEmpty() && sourcesOf(found) > 1)) {
            throw RefusalCode.AMBIGUOUS_NAME.at("column " + name, "may stand for a secret column or another");
        }
        return Optional.of(found.get(found.size() - 1));
    }

    private static long sourcesOf(List<Found> found) {
        return found.stream().filter(f -> f.source().isPresent()).count();
    }

    // PostgreSQL lets the name of a table stand for its whole row.
    private void refuseWholeRow(Identifier name) {
        if (sources.stream().anyMatch(s -> s.hasSecret() && s.alias().resembles(name))) {
            throw RefusalCode.WHOLE_ROW.at("name " + name, "stands for a row with secret columns");
        }
    }

    private boolean resemblesSecret(Identifier name) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            if (scope.sources.stream()
                    .flatMap(s -> s.columns().stream())
                    .anyMatch(c -> c.origin().isSecret() && c.name().resembles(name))) {
                return true;
            }
        }
        return false;
    }
}
