package io.kmsenc.it.generated;

import io.kmsenc.sql.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Shapes that few applications write and a parser may take for something else. In each, {@code {c}} is a secret column,
 * {@code {d}} one of the same origin, {@code {v}} a value for it, {@code {w}} the same value again, {@code {t}} and
 * {@code {n}} plain columns of text and numbers or what is computed from them, {@code {x}} and {@code {i}} plain values,
 * {@code {q}} a query that gives the column.
 */
final class Oddities {

    private static final Pattern SLOT = Pattern.compile("\\{([a-z])}");

    private static final List<String> CONDITIONS = List.of(
            "({c} = {v}) IS TRUE",
            "({c} = {v}) IS NOT FALSE",
            "({c} = {v}) = ({n} = {i})",
            "NOT {c} = {v}",
            "{c} = {v} IS NOT NULL",
            "NOT {c} <> {v}",
            "{v} IN ({c}, {d})",
            "{v} IN ({q})",
            "{v} = ANY ({q})",
            "{v} NOT IN ({d})",
            "({q}) = {v}",
            "{c} IN ({q}) AND {d} = {v}",
            "{c} IN (({v}))",
            "{c} IN (({v}), ({w}), {d})",
            "(({c})) = (({v}))",
            "CASE {v} WHEN {c} THEN 1 ELSE 0 END = 1",
            "CASE {c} WHEN {v} THEN 1 WHEN {w} THEN 2 END = 1",
            "CASE WHEN {n} = {i} THEN {c} ELSE {d} END = {v}",
            "{c} = CASE WHEN {n} = {i} THEN {v} ELSE {w} END",
            "{c} = CASE WHEN {v} IS NULL THEN {c} ELSE {w} END",
            "{c} = COALESCE({v}, {c})",
            "COALESCE({c}, {v}) = {w}",
            "NULLIF({c}, {v}) IS NULL",
            "NULLIF({v}, '') = {c}",
            "{c} = {v} AND {w} IS NOT NULL AND {t} = {x}",
            "{v} IS NULL AND {t} = {x} OR {c} = {w}",
            "({v} IS NULL OR {c} = {w}) AND ({x} IS NULL OR {t} = {x})",
            "({c}, {d}) = ({v}, {w})",
            "({c}, {t}) IN (({v}, {x}))",
            "({v}, {i}) = ({c}, {n})",
            "({c}) IN ({v}, {w})",
            "({n}, {c}) NOT IN (({i}, {v}))",
            "(({c}, {n})) = (({v}, {i}))",
            "{t} = {x} AND NOT ({c} IN ({v}))",
            "{c} = {d}",
            "{c} <> {d}",
            "{c} = (SELECT MAX({v}))",
            "({c} = {v} OR {t} = {x}) AND ({i} IS NULL OR {n} = {i})",
            "{i} = 1 AND {c} = {v} OR {w} = {d}",
            "{c} = {v} AND {c} = {w}",
            "{c} LIKE {v}",
            "{c} >= {v} AND {c} <= {w}",
            "{v} BETWEEN {c} AND {d}",
            "CHAR_LENGTH({c}) = {i}",
            "{c} IN ({v}, {t})",
            "{c} IN ({v}, UPPER({w}))",
            "{c} = UPPER({v})",
            "{c} = CONCAT({v}, '')",
            "{c} = {t}",
            "{t} IN ({c}, {x})",
            "{c} = '' OR {c} = {v}",
            "{c} = 7",
            "{c} = -7",
            "{c} = 7.0",
            "{c} IN (7, {v})",
            "{c} = NULL OR {d} = {v}",
            "{c} IS NULL = ({n} = {i})",
            "COUNT({c}) = {i}",
            "{c} = {v} AND EXISTS (SELECT 1 FROM ({q}) q2 WHERE {c} = {w})",
            "{c} IN ({q} UNION ALL {q})",
            "{c} IN ({q} EXCEPT {q})",
            "{c} IN (SELECT * FROM ({q}) q3)",
            "{c} = (SELECT MIN(q4.z) FROM (SELECT {v} AS z) q4)",
            "({q}) IS NULL",
            "{c} = ALL ({q})",
            "NOT EXISTS ({q})",
            "NOT ({c} = {v} OR {d} = {w})",
            "{n} + (CASE WHEN {c} = {v} THEN 1 ELSE 0 END) = {i}");

    private static final Map<Dialect, List<String>> MORE_CONDITIONS = Map.of(
            Dialect.H2,
            List.of(
                    "{c} IS NOT DISTINCT FROM {v}",
                    "{c} IS DISTINCT FROM {d}",
                    "{c} = ANY (ARRAY[{v}, {w}])",
                    "ARRAY_CONTAINS(ARRAY[{v}], {c})",
                    "{c} || '' = {v}",
                    "{c} REGEXP {v}",
                    "{c} ILIKE {v}",
                    "{c} = {v} OR ROWNUM() = {i}",
                    "{c} = ANY (SELECT {v})",
                    "{c} IN (VALUES ({v}), ({w}))",
                    "{c} IN (SELECT * FROM (VALUES ({v})) q5 (z))",
                    "{c} = {v} FORMAT JSON",
                    "{c} = X'37'",
                    "{c} = N'7'",
                    "{c} = CAST({v} AS VARCHAR(3))",
                    "{c} IN (UNNEST(ARRAY[{v}]))",
                    "{c} = DATE '2020-01-01'",
                    "{c} = TRUE",
                    "INSTR({c}, {v}) = 1",
                    "DECODE({c}, {v}, 1, 0) = 1",
                    "{c} IS OF (VARCHAR)",
                    "LOCATE({v}, {c}) > 0"),
            Dialect.POSTGRESQL,
            List.of(
                    "{c} IS NOT DISTINCT FROM {v}",
                    "{v} IS DISTINCT FROM {c}",
                    "{c} = ANY (ARRAY[{v}, {w}])",
                    "{c} <> ALL (ARRAY[{v}])",
                    "{c} = ANY (ARRAY[{v}]::text[])",
                    "{c} = ANY (VALUES ({v}), ({w}))",
                    "{c} IN (VALUES ({v}), ({w}))",
                    "{c} OPERATOR(pg_catalog.=) {v}",
                    "{c} ~~ {v}",
                    "{c} ~ {v}",
                    "{c} ISNULL",
                    "{c} NOTNULL",
                    "{c} = {v}::text",
                    "{c}::text = {v}",
                    "{c} = {v}::text::varchar",
                    "{c} = {v}::varchar(3)",
                    "{c} = CAST({v} AS varchar(3))",
                    "{c} = CAST({v} AS char(40))",
                    "{c} = {v} IS UNKNOWN",
                    "({c} = {v}) IS NOT UNKNOWN",
                    "ROW({c}, {n}) = ROW({v}, {i})",
                    "ROW({c}) = ROW({v})",
                    "ROW({c}, {n}) IS DISTINCT FROM ROW({v}, {i})",
                    "{c} = ANY (string_to_array({v}, ','))",
                    "{c} SIMILAR TO {v}",
                    "starts_with({c}, {v})",
                    "{c} ILIKE {v}",
                    "{c} COLLATE \"C\" = {v}",
                    "{c} = {v} COLLATE \"C\"",
                    "{c} = text {v}",
                    "ARRAY[{c}] = ARRAY[{v}]",
                    "ARRAY[{c}] @> ARRAY[{v}]",
                    "{c} = (ARRAY[{v}])[1]",
                    "{c} = B'01'",
                    "{c} = TRUE",
                    "position({v} in {c}) > 0",
                    "{c} = ANY ('{7}')",
                    "{c} < ANY (ARRAY[{v}])",
                    "{c} BETWEEN SYMMETRIC {v} AND {w}",
                    "({c}, {n}) OVERLAPS ({v}, {i})",
                    "num_nulls({c}, {v}) = 0",
                    "concat_ws('', {c}) = {v}",
                    "{c} = {v} AND pg_typeof({w}) IS NOT NULL",
                    "jsonb_build_array({c}) ? {v}"),
            Dialect.MARIADB,
            List.of(
                    "{c} <=> {v}",
                    "{v} <=> {c}",
                    "NOT {c} <=> {d}",
                    "{c} = {v} || {t} = {x}",
                    "{c} = {v} && {d} = {w}",
                    "! ({c} = {v})",
                    "{c} = {v} XOR {t} = {x}",
                    "BINARY {c} = {v}",
                    "{c} = BINARY {v}",
                    "{c} RLIKE {v}",
                    "{c} REGEXP {v}",
                    "{c} = {v} = ({n} = {i})",
                    "{n} = {i} = ({c} = {v})",
                    "{c} = 0x37",
                    "{c} = X'37'",
                    "{c} = b'110111'",
                    "{c} = _latin1'7'",
                    "{c} = _binary'7'",
                    "{c} = N'7'",
                    "{c} = '7' '7'",
                    "{c} = \"7\"",
                    "{c} = TRUE",
                    "{c} DIV 1 = {i}",
                    "IF({c} = {v}, 1, 0) = 1",
                    "IFNULL({c}, {v}) = {w}",
                    "FIELD({c}, {v}) = 1",
                    "{c} = CONVERT({v}, CHAR)",
                    "{c} = CONVERT({v} USING utf8mb4)",
                    "STRCMP({c}, {v}) = 0",
                    "{c} = ({v} OR {n} = {i})",
                    "{c} SOUNDS LIKE {v}",
                    "{c} IN ({v}, 7)",
                    "{c} = @v",
                    "{c} = {v} COLLATE utf8mb4_bin",
                    "{c} LIKE BINARY {v}",
                    "INSTR({c}, {v}) = 1",
                    "{c} = CAST({v} AS CHAR(3))",
                    "{c} = CAST({v} AS BINARY)",
                    "ISNULL({c})",
                    "{c} = ({v}) + 0",
                    "ELT(1, {c}) = {v}",
                    "{c} NOT LIKE {v} ESCAPE '!'",
                    "{c} = DATE '2020-01-01'",
                    "MATCH ({c}) AGAINST ({v})",
                    "{c} MEMBER OF ({v})"));

    /** For SET and VALUES: what gives the column a value. */
    private static final List<String> VALUES = List.of(
            "({v})",
            "(({v}))",
            "COALESCE({v}, {c})",
            "COALESCE({v}, {w})",
            "CASE WHEN {n} = {i} THEN {v} ELSE {c} END",
            "CASE WHEN {v} IS NULL THEN {c} ELSE {w} END",
            "NULLIF({v}, '')",
            "CASE {n} WHEN {i} THEN {v} WHEN 2 THEN {w} END",
            "CASE WHEN {v} = '' THEN NULL ELSE {w} END",
            "(SELECT {v})",
            "UPPER({v})",
            "CONCAT({v}, {w})",
            "7",
            "-7",
            "007",
            "7.50",
            "1e3",
            "TRUE",
            "X'37'",
            "DATE '2020-01-01'",
            "CURRENT_DATE",
            "({q})",
            "CAST({v} AS VARCHAR(3))",
            "CAST({v} AS CHAR(60))",
            "DEFAULT",
            "{d}",
            "{c}",
            "{t}",
            "'7' '7'",
            "N'7'",
            "CASE WHEN {n} = {i} THEN {v} ELSE {w} END",
            "+7",
            "''",
            "NULL");

    private final Draft draft;
    private final Expressions expressions;
    private final Queries queries;

    Oddities(Draft draft, Expressions expressions, Queries queries) {
        this.draft = draft;
        this.expressions = expressions;
        this.queries = queries;
    }

    Node condition(Secret secret, Scope scope) {
        List<String> all = new ArrayList<>(CONDITIONS);
        all.addAll(MORE_CONDITIONS.getOrDefault(draft.dialect, List.of()));
        return filled(Node.Kind.CONDITION, draft.choice.of(all), secret, scope);
    }

    Node value(Secret secret, Scope scope) {
        return filled(Draft.kind(secret.type()), draft.choice.of(VALUES), secret, scope);
    }

    private Node filled(Node.Kind kind, String shape, Secret secret, Scope scope) {
        Operand value = draft.random(secret.type(), secret);
        List<Node> nodes = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        Matcher slot = SLOT.matcher(shape);
        int at = 0;
        while (slot.find()) {
            texts.add(shape.substring(at, slot.start()));
            nodes.add(slot(slot.group(1), secret, value, scope));
            at = slot.end();
        }
        texts.add(shape.substring(at));
        return new Node.Template(kind, texts, nodes);
    }

    private Node slot(String name, Secret secret, Operand value, Scope scope) {
        Supplier<Node> column = () -> expressions.secret(secret, scope, 0).orElse(Node.text("NULL"));
        return switch (name) {
            case "c", "d" -> column.get();
            case "v", "w" -> draft.value(draft.again(value));
            case "t" -> expressions.plain(Type.TEXT, scope, 0);
            case "n" -> expressions.plain(Type.INT, scope, 0);
            case "x" -> draft.value(Type.TEXT, null);
            case "i" -> draft.value(Type.INT, null);
            default -> queries.list(secret.type(), secret, scope, 0).orElse(Node.text("SELECT NULL"));
        };
    }
}
