package io.kmsenc.jdbc;

import io.kmsenc.sql.Catalog.Storage;
import io.kmsenc.sql.Dialect;
import io.kmsenc.sql.Routine;
import io.kmsenc.sql.Routine.Direction;
import io.kmsenc.sql.Routine.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What each database is asked about routines of one name.
 *
 * @param query parameters: the schema or null, twice, and the name; answers a row for each parameter of each routine, and
 *     one for a routine without: its key, schema and name, {@code function} or {@code procedure}, how many values it must be
 *     given, what is wrong with it, the type that it returns, and of the parameter the name, the {@link Direction} and the
 *     type; null for what there is not
 */
record RoutineQueries(String query) {

    private static final RoutineQueries H2 = new RoutineQueries(
            // in every schema, for where it is unqualified the search path may lead anywhere
            """
            SELECT R.SPECIFIC_SCHEMA || '.' || R.SPECIFIC_NAME, R.ROUTINE_SCHEMA, R.ROUTINE_NAME,
              CASE WHEN R.DATA_TYPE IS NULL THEN 'procedure' ELSE 'function' END, NULL, NULL, R.DATA_TYPE,
              P.PARAMETER_NAME, P.PARAMETER_MODE, P.DATA_TYPE
            FROM INFORMATION_SCHEMA.ROUTINES R
            LEFT JOIN INFORMATION_SCHEMA.PARAMETERS P
              ON P.SPECIFIC_SCHEMA = R.SPECIFIC_SCHEMA AND P.SPECIFIC_NAME = R.SPECIFIC_NAME
            WHERE (CAST(? AS VARCHAR) IS NULL OR LOWER(R.ROUTINE_SCHEMA) = LOWER(CAST(? AS VARCHAR)))
              AND LOWER(R.ROUTINE_NAME) = LOWER(?)
            ORDER BY 1, P.ORDINAL_POSITION
            """);

    private static final RoutineQueries POSTGRESQL = new RoutineQueries("""
            SELECT p.oid::text, n.nspname, p.proname, CASE p.prokind WHEN 'p' THEN 'procedure' ELSE 'function' END,
              p.pronargs - p.pronargdefaults,
              CASE WHEN p.provariadic <> 0 THEN 'takes any number of arguments'
                WHEN p.prokind IN ('a', 'w') THEN 'takes the values of many rows' END,
              CASE WHEN p.prokind <> 'p' AND p.proallargtypes IS NULL AND r.typtype NOT IN ('c', 'p') THEN r.typname END,
              a.name, CASE a.mode WHEN 'o' THEN 'OUT' WHEN 'b' THEN 'INOUT' WHEN 't' THEN 'COLUMN' ELSE 'IN' END,
              a.type
            FROM pg_catalog.pg_proc p
            JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
            JOIN pg_catalog.pg_type r ON r.oid = p.prorettype
            LEFT JOIN LATERAL (
              SELECT u.place, COALESCE(p.proargnames[u.place::int], '') AS name, p.proargmodes[u.place::int] AS mode,
                t.typname AS type
              FROM pg_catalog.unnest(COALESCE(p.proallargtypes, p.proargtypes::pg_catalog.oid[]))
                WITH ORDINALITY u (type, place)
              JOIN pg_catalog.pg_type t ON t.oid = u.type) a ON true
            WHERE CASE WHEN CAST(? AS text) IS NULL THEN pg_catalog.pg_function_is_visible(p.oid) ELSE n.nspname = ? END
              AND p.proname = ?
            ORDER BY p.oid, a.place
            """);

    // A routine runs under the sql_mode that it was created under.
    private static final RoutineQueries MARIADB = new RoutineQueries("""
            SELECT CONCAT(R.ROUTINE_TYPE, ' ', R.ROUTINE_SCHEMA, '.', R.SPECIFIC_NAME), R.ROUTINE_SCHEMA, R.ROUTINE_NAME,
              LOWER(R.ROUTINE_TYPE), NULL,
              CASE WHEN R.SQL_MODE NOT LIKE '%STRICT%'
                THEN 'runs under the sql_mode of its definition, which cuts values in silence' END,
              CASE WHEN R.ROUTINE_TYPE = 'FUNCTION' THEN R.DATA_TYPE END,
              P.PARAMETER_NAME, P.PARAMETER_MODE, P.DATA_TYPE
            FROM INFORMATION_SCHEMA.ROUTINES R
            LEFT JOIN INFORMATION_SCHEMA.PARAMETERS P
              ON P.SPECIFIC_SCHEMA = R.ROUTINE_SCHEMA AND P.SPECIFIC_NAME = R.SPECIFIC_NAME
              AND P.ROUTINE_TYPE = R.ROUTINE_TYPE AND P.ORDINAL_POSITION > 0
            WHERE R.ROUTINE_SCHEMA = CASE WHEN ? IS NULL THEN DATABASE() ELSE ? END AND R.ROUTINE_NAME = ?
              AND R.ROUTINE_TYPE IN ('FUNCTION', 'PROCEDURE')
            ORDER BY 1, P.ORDINAL_POSITION
            """);

    static RoutineQueries of(Dialect dialect) {
        return switch (dialect) {
            case H2 -> H2;
            case POSTGRESQL -> POSTGRESQL;
            case MARIADB -> MARIADB;
        };
    }

    /** @param storage what a type can hold */
    List<Routine> read(List<List<@Nullable String>> rows, Function<String, Storage> storage) {
        Map<String, List<List<@Nullable String>>> routines = new LinkedHashMap<>();
        for (List<@Nullable String> row : rows) {
            routines.computeIfAbsent(text(row, 0), key -> new ArrayList<>()).add(row);
        }
        return routines.values().stream().map(of -> routine(of, storage)).toList();
    }

    private static Routine routine(List<List<@Nullable String>> rows, Function<String, Storage> storage) {
        List<Parameter> parameters = new ArrayList<>();
        for (List<@Nullable String> row : rows) {
            if (row.get(9) != null) {
                String mode = text(row, 8);
                Direction direction = mode.isEmpty() ? Direction.IN : Direction.valueOf(mode.toUpperCase(Locale.ROOT));
                parameters.add(new Parameter(text(row, 7), direction, storage.apply(text(row, 9))));
            }
        }
        List<@Nullable String> first = rows.get(0);
        return new Routine(
                text(first, 1),
                text(first, 2),
                text(first, 3).equals("function"),
                parameters,
                first.get(4) == null ? 0 : Integer.parseInt(text(first, 4)),
                Optional.ofNullable(first.get(6)).map(storage),
                text(first, 5));
    }

    private static String text(List<@Nullable String> row, int column) {
        String text = row.get(column);
        return text == null ? "" : text;
    }
}
