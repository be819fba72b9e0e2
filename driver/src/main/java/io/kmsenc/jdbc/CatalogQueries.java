package io.kmsenc.jdbc;

import io.kmsenc.sql.Dialect;

/**
 * What each database is asked about its relations. Every query names its columns in the order in which
 * {@link DatabaseCatalog} reads them.
 *
 * @param resolve parameters: the qualified name in {@code resolveByName}, else schema or null, and name; answers schema
 *     and name of the relation, the best match first
 * @param columns parameters: schema, name; answers column names in order
 * @param definitions answers name and definition of all views, synonyms and readable routines outside of the system's
 *     schemas; a null definition is one that may not be read
 * @param related answers pairs of names of relations that share their rows: partitions, inheriting tables
 */
record CatalogQueries(String resolve, boolean resolveByName, String columns, String definitions, String related) {

    static CatalogQueries of(Dialect dialect) {
        return switch (dialect) {
            case H2 -> H2;
            case POSTGRESQL -> POSTGRESQL;
            case MARIADB -> MARIADB;
        };
    }

    // Settings such as DATABASE_TO_LOWER change how names fold, so an exact match wins and any other case will do.
    // The views of INFORMATION_SCHEMA have no definition, as those have that a user may not read, but are made by H2
    // alone.
    private static final CatalogQueries H2 = new CatalogQueries(
            """
            SELECT TABLE_SCHEMA, TABLE_NAME FROM INFORMATION_SCHEMA.TABLES
            WHERE LOWER(TABLE_SCHEMA) = LOWER(COALESCE(CAST(? AS VARCHAR), CURRENT_SCHEMA))
              AND LOWER(TABLE_NAME) = LOWER(?)
            ORDER BY CASE WHEN TABLE_NAME = ? THEN 0 ELSE 1 END
            """, false, """
            SELECT COLUMN_NAME FROM INFORMATION_SCHEMA.COLUMNS
            WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND IS_VISIBLE ORDER BY ORDINAL_POSITION
            """, """
            SELECT TABLE_NAME, VIEW_DEFINITION FROM INFORMATION_SCHEMA.VIEWS
              WHERE TABLE_SCHEMA <> 'INFORMATION_SCHEMA'
            UNION ALL SELECT SYNONYM_NAME, SYNONYM_FOR FROM INFORMATION_SCHEMA.SYNONYMS
            UNION ALL SELECT ROUTINE_NAME, COALESCE(ROUTINE_DEFINITION, '') FROM INFORMATION_SCHEMA.ROUTINES
              WHERE ROUTINE_SCHEMA <> 'INFORMATION_SCHEMA'
            """, "SELECT TABLE_NAME, TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE FALSE");

    private static final CatalogQueries POSTGRESQL = new CatalogQueries(
            """
            SELECT n.nspname, c.relname FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.oid = pg_catalog.to_regclass(?)
            """,
            true,
            """
            SELECT a.attname FROM pg_catalog.pg_attribute a
            JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ? AND c.relname = ? AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum
            """,
            // pg_rewrite holds a view's query and a rule's actions; pg_get_viewdef needs no privilege on the view
            """
            SELECT c.relname, pg_catalog.pg_get_viewdef(c.oid) FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('v', 'm') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
            UNION ALL
            SELECT c.relname, pg_catalog.pg_get_ruledef(r.oid) FROM pg_catalog.pg_rewrite r
            JOIN pg_catalog.pg_class c ON c.oid = r.ev_class
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE r.rulename <> '_RETURN' AND n.nspname NOT IN ('pg_catalog', 'information_schema')
            UNION ALL
            SELECT p.proname, CASE WHEN p.prosqlbody IS NULL THEN p.prosrc
                                   ELSE pg_catalog.pg_get_function_sqlbody(p.oid) END
            FROM pg_catalog.pg_proc p
            JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
            WHERE n.nspname NOT IN ('pg_catalog', 'information_schema')
            """,
            """
            SELECT child.relname, parent.relname FROM pg_catalog.pg_inherits i
            JOIN pg_catalog.pg_class child ON child.oid = i.inhrelid
            JOIN pg_catalog.pg_class parent ON parent.oid = i.inhparent
            WHERE child.relkind IN ('r', 'p', 'f')
            """);

    private static final CatalogQueries MARIADB = new CatalogQueries(
            """
            SELECT TABLE_SCHEMA, TABLE_NAME FROM INFORMATION_SCHEMA.TABLES
            WHERE TABLE_SCHEMA = COALESCE(?, DATABASE()) AND TABLE_NAME = ?
            ORDER BY CASE WHEN TABLE_NAME = ? THEN 0 ELSE 1 END
            """,
            false,
            """
            SELECT COLUMN_NAME FROM INFORMATION_SCHEMA.COLUMNS
            WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND EXTRA NOT LIKE '%INVISIBLE%' ORDER BY ORDINAL_POSITION
            """,
            // a definition that this user may not read is empty for views and null for routines
            """
            SELECT TABLE_NAME, NULLIF(VIEW_DEFINITION, '') FROM INFORMATION_SCHEMA.VIEWS
            WHERE TABLE_SCHEMA NOT IN ('mysql', 'sys', 'information_schema', 'performance_schema')
            UNION ALL
            SELECT ROUTINE_NAME, ROUTINE_DEFINITION FROM INFORMATION_SCHEMA.ROUTINES
            WHERE ROUTINE_SCHEMA NOT IN ('mysql', 'sys', 'information_schema', 'performance_schema')
            """,
            "SELECT TABLE_NAME, TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE FALSE");
}
