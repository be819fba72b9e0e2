package io.kmsenc.jdbc;

import io.kmsenc.schema.ColumnName;
import io.kmsenc.sql.Catalog;
import io.kmsenc.sql.Dialect;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What each database is asked about its relations. Every query names its columns in the order in which
 * {@link DatabaseCatalog} reads them.
 *
 * @param resolve parameters: the qualified name in {@code resolveByName}, else schema or null, and name; answers schema
 *     and name of the relation, the best match first, and how many have them but for letter case
 * @param backing parameters: schema, name; answers a row for each relation of that name: {@code view} with its definition and
 *     whether it is updatable, {@code table}, {@code rewritten}, a table whose statements rules change, {@code lossy}, one that
 *     may keep a part of a value, or {@code merged}, one that is made of others
 * @param kin parameters: schema, name; answers schema and name of the tables that the table is {@code above} or
 *     {@code beside} as {@link io.kmsenc.sql.Backing.Table} has it, and which of the two; null where tables have no parts
 * @param columns parameters: schema, name; answers name, type, collation as {@link Collations} knows
 *     it, a text that isn't null where the column is {@linkplain Catalog.Column filled}, and the expression by which it is
 *     computed, of each column in order; null for {@code SHOW COLUMNS}
 * @param key parameters: schema, name; answers the names of the primary key's columns, visible or not; null for {@code SHOW INDEX}
 * @param characters types that keep characters as they are
 * @param bytes types that keep bytes as they are
 * @param definitions answers name and definition of all views, synonyms and readable routines outside of the system's
 *     schemas; a null definition is one that may not be read
 * @param related answers pairs of names: what is reached by the first name may be in the relation of the second
 */
record CatalogQueries(
        String resolve,
        boolean resolveByName,
        String backing,
        @Nullable String kin,
        @Nullable String columns,
        @Nullable String key,
        Set<String> characters,
        Set<String> bytes,
        String definitions,
        String related) {

    /** What a column of the type can hold. */
    Catalog.Storage storage(String type) {
        String folded = ColumnName.fold(type);
        if (characters.contains(folded)) {
            return Catalog.Storage.CHARACTERS;
        }
        return bytes.contains(folded) ? Catalog.Storage.BYTES : Catalog.Storage.OTHER;
    }

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
            SELECT OF_SCHEMA, OF_NAME,
              (SELECT COUNT(DISTINCT O.TABLE_SCHEMA || '.' || O.TABLE_NAME) FROM INFORMATION_SCHEMA.TABLES O
               WHERE LOWER(O.TABLE_SCHEMA) = LOWER(OF_SCHEMA) AND LOWER(O.TABLE_NAME) = LOWER(OF_NAME))
            FROM (
              SELECT TABLE_SCHEMA, TABLE_NAME, TABLE_SCHEMA AS OF_SCHEMA, TABLE_NAME AS OF_NAME
              FROM INFORMATION_SCHEMA.TABLES
              UNION ALL
              SELECT S.SYNONYM_SCHEMA, S.SYNONYM_NAME, T.TABLE_SCHEMA, T.TABLE_NAME
              FROM INFORMATION_SCHEMA.SYNONYMS S
              JOIN INFORMATION_SCHEMA.TABLES T
                ON T.TABLE_SCHEMA = S.SYNONYM_FOR_SCHEMA AND T.TABLE_NAME = S.SYNONYM_FOR)
            WHERE LOWER(TABLE_SCHEMA) = LOWER(COALESCE(CAST(? AS VARCHAR), CURRENT_SCHEMA))
              AND LOWER(TABLE_NAME) = LOWER(?)
            ORDER BY CASE WHEN TABLE_NAME = ? THEN 0 ELSE 1 END
            """,
            false,
            // H2 writes to no view but through triggers
            """
            SELECT CASE T.TABLE_TYPE WHEN 'VIEW' THEN 'view' ELSE 'table' END, V.VIEW_DEFINITION, 'NO'
            FROM INFORMATION_SCHEMA.TABLES T
            LEFT JOIN INFORMATION_SCHEMA.VIEWS V
              ON V.TABLE_SCHEMA = T.TABLE_SCHEMA AND V.TABLE_NAME = T.TABLE_NAME
            WHERE T.TABLE_SCHEMA = ? AND T.TABLE_NAME = ?
            """,
            null,
            """
            SELECT COLUMN_NAME, DATA_TYPE, COLLATION_NAME,
              COALESCE(NULLIF(IS_GENERATED, 'NEVER'), NULLIF(IS_IDENTITY, 'NO'), NULLIF(COLUMN_DEFAULT, 'NULL'),
                CASE WHEN EXISTS (SELECT 1 FROM INFORMATION_SCHEMA.DOMAINS WHERE DOMAIN_DEFAULT IS NOT NULL)
                  THEN DOMAIN_NAME END),
              GENERATION_EXPRESSION
            FROM INFORMATION_SCHEMA.COLUMNS
            WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND IS_VISIBLE ORDER BY ORDINAL_POSITION
            """,
            """
            SELECT U.COLUMN_NAME FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS K
            JOIN INFORMATION_SCHEMA.KEY_COLUMN_USAGE U
              ON U.CONSTRAINT_SCHEMA = K.CONSTRAINT_SCHEMA AND U.CONSTRAINT_NAME = K.CONSTRAINT_NAME
              AND U.TABLE_SCHEMA = K.TABLE_SCHEMA AND U.TABLE_NAME = K.TABLE_NAME
            WHERE K.CONSTRAINT_TYPE = 'PRIMARY KEY' AND K.TABLE_SCHEMA = ? AND K.TABLE_NAME = ?
            """,
            Set.of("character varying", "character large object", "varchar_ignorecase"),
            Set.of("binary varying", "binary large object"),
            """
            SELECT TABLE_NAME, VIEW_DEFINITION FROM INFORMATION_SCHEMA.VIEWS
              WHERE TABLE_SCHEMA <> 'INFORMATION_SCHEMA'
            UNION ALL SELECT SYNONYM_NAME, SYNONYM_FOR FROM INFORMATION_SCHEMA.SYNONYMS
            UNION ALL SELECT ROUTINE_NAME, COALESCE(ROUTINE_DEFINITION, '') FROM INFORMATION_SCHEMA.ROUTINES
              WHERE ROUTINE_SCHEMA <> 'INFORMATION_SCHEMA'
            """,
            "SELECT TABLE_NAME, TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE FALSE");

    private static final CatalogQueries POSTGRESQL = new CatalogQueries(
            """
            SELECT n.nspname, c.relname,
              (SELECT COUNT(*) FROM pg_catalog.pg_class o
               JOIN pg_catalog.pg_namespace s ON s.oid = o.relnamespace
               WHERE pg_catalog.lower(o.relname) = pg_catalog.lower(c.relname)
                 AND pg_catalog.lower(s.nspname) = pg_catalog.lower(n.nspname)
                 AND o.relkind IN ('r', 'p', 'v', 'm', 'f'))
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.oid = pg_catalog.to_regclass(?)
            """,
            true,
            // 28: what INSERT, UPDATE and DELETE stand for
            """
            SELECT CASE WHEN c.relkind IN ('v', 'm') THEN 'view' WHEN c.relhasrules THEN 'rewritten' ELSE 'table' END,
              CASE WHEN c.relkind IN ('v', 'm') THEN pg_catalog.pg_get_viewdef(c.oid) END,
              CASE WHEN c.relkind = 'v' AND pg_catalog.pg_relation_is_updatable(c.oid, false) & 28 = 28
                AND NOT c.relhastriggers
                AND (SELECT COUNT(*) FROM pg_catalog.pg_rewrite r WHERE r.ev_class = c.oid) = 1
                THEN 'YES' ELSE 'NO' END
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ? AND c.relname = ?
            """,
            """
            WITH RECURSIVE self AS (
              SELECT c.oid FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
              WHERE n.nspname = ? AND c.relname = ?),
            parts AS (
              SELECT oid FROM self
              UNION SELECT i.inhrelid FROM pg_catalog.pg_inherits i JOIN parts ON i.inhparent = parts.oid),
            wholes AS (
              SELECT parts.oid, parts.oid = self.oid AS own FROM parts CROSS JOIN self
              UNION SELECT i.inhparent, wholes.own FROM pg_catalog.pg_inherits i
              JOIN wholes ON i.inhrelid = wholes.oid)
            SELECT n.nspname, c.relname, CASE WHEN pg_catalog.bool_or(wholes.own) THEN 'above' ELSE 'beside' END
            FROM wholes JOIN pg_catalog.pg_class c ON c.oid = wholes.oid
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.oid NOT IN (SELECT oid FROM self) AND c.relkind IN ('r', 'p', 'f')
            GROUP BY n.nspname, c.relname ORDER BY 1, 2
            """,
            """
            SELECT a.attname, COALESCE(base.typname, t.typname),
              CASE WHEN NOT l.collisdeterministic THEN 'inexact' END,
              CASE WHEN a.attidentity <> '' THEN 'identity'
                WHEN d.adbin IS NULL THEN t.typdefault
                WHEN pg_catalog.pg_get_expr(d.adbin, d.adrelid) !~ '^NULL(::[^'']*)?$' THEN 'default' END,
              CASE WHEN a.attgenerated <> '' THEN pg_catalog.pg_get_expr(d.adbin, d.adrelid) END
            FROM pg_catalog.pg_attribute a
            LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
            LEFT JOIN pg_catalog.pg_collation l ON l.oid = a.attcollation
            JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
            LEFT JOIN pg_catalog.pg_type base ON base.oid = t.typbasetype
            JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ? AND c.relname = ? AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum
            """,
            // one that is checked late may be broken meanwhile, and that of a table doesn't hold for those that inherit
            // from it
            """
            SELECT a.attname FROM pg_catalog.pg_index i
            JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
            WHERE n.nspname = ? AND c.relname = ? AND i.indisprimary AND i.indimmediate AND i.indisvalid
              AND (c.relkind = 'p' OR NOT EXISTS (SELECT 1 FROM pg_catalog.pg_inherits h WHERE h.inhparent = c.oid))
            """,
            Set.of("text", "varchar", "citext"),
            Set.of("bytea"),
            // what a view, rule or routine depends on is recorded; only the source of other routines must be read as
            // text
            """
            SELECT p.proname, p.prosrc FROM pg_catalog.pg_proc p
            JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
            WHERE n.nspname NOT IN ('pg_catalog', 'information_schema')
            """,
            // reads rows of the catalog alone: pg_get_viewdef would wait for locks on the tables of every view
            """
            SELECT c.relname, source.relname FROM pg_catalog.pg_rewrite r
            JOIN pg_catalog.pg_class c ON c.oid = r.ev_class
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_rewrite'::regclass AND d.objid = r.oid
            JOIN pg_catalog.pg_class source ON d.refclassid = 'pg_catalog.pg_class'::regclass AND source.oid = d.refobjid
            WHERE n.nspname NOT IN ('pg_catalog', 'information_schema')
            UNION
            SELECT p.proname, source.relname FROM pg_catalog.pg_proc p
            JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_proc'::regclass AND d.objid = p.oid
            JOIN pg_catalog.pg_class source ON d.refclassid = 'pg_catalog.pg_class'::regclass AND source.oid = d.refobjid
            UNION
            SELECT c.relname, called.proname FROM pg_catalog.pg_rewrite r
            JOIN pg_catalog.pg_class c ON c.oid = r.ev_class
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_rewrite'::regclass AND d.objid = r.oid
            LEFT JOIN pg_catalog.pg_operator o ON d.refclassid = 'pg_catalog.pg_operator'::regclass AND o.oid = d.refobjid
            JOIN pg_catalog.pg_proc called ON called.oid =
              CASE WHEN d.refclassid = 'pg_catalog.pg_proc'::regclass THEN d.refobjid ELSE o.oprcode END
            WHERE n.nspname NOT IN ('pg_catalog', 'information_schema')
            UNION
            SELECT p.proname, called.proname FROM pg_catalog.pg_proc p
            JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_proc'::regclass AND d.objid = p.oid
            JOIN pg_catalog.pg_proc called ON d.refclassid = 'pg_catalog.pg_proc'::regclass AND called.oid = d.refobjid
            UNION
            SELECT child.relname, parent.relname FROM pg_catalog.pg_inherits i
            JOIN pg_catalog.pg_class child ON child.oid = i.inhrelid
            JOIN pg_catalog.pg_class parent ON parent.oid = i.inhparent
            WHERE child.relkind IN ('r', 'p', 'f')
            UNION
            SELECT parent.relname, child.relname FROM pg_catalog.pg_inherits i
            JOIN pg_catalog.pg_class child ON child.oid = i.inhrelid
            JOIN pg_catalog.pg_class parent ON parent.oid = i.inhparent
            WHERE child.relkind IN ('r', 'p', 'f')
            """);

    private static final CatalogQueries MARIADB = new CatalogQueries(
            """
            SELECT TABLE_SCHEMA, TABLE_NAME,
              (SELECT COUNT(DISTINCT BINARY o.TABLE_NAME) FROM INFORMATION_SCHEMA.TABLES o
               WHERE o.TABLE_SCHEMA = t.TABLE_SCHEMA AND LOWER(o.TABLE_NAME) = LOWER(t.TABLE_NAME))
            FROM INFORMATION_SCHEMA.TABLES t
            WHERE TABLE_SCHEMA = COALESCE(?, DATABASE()) AND TABLE_NAME = ?
            ORDER BY CASE WHEN TABLE_NAME = ? THEN 0 ELSE 1 END
            """,
            false,
            // a temporary table, which newer servers list, hides whatever else has its name
            """
            SELECT CASE WHEN T.TABLE_TYPE = 'VIEW' THEN 'view' WHEN T.ENGINE = 'MRG_MyISAM' THEN 'merged'
                WHEN E.TRANSACTIONS = 'YES' THEN 'table' ELSE 'lossy' END,
              NULLIF(V.VIEW_DEFINITION, ''), V.IS_UPDATABLE
            FROM INFORMATION_SCHEMA.TABLES T
            LEFT JOIN INFORMATION_SCHEMA.ENGINES E ON E.ENGINE = T.ENGINE
            LEFT JOIN INFORMATION_SCHEMA.VIEWS V
              ON V.TABLE_SCHEMA = T.TABLE_SCHEMA AND V.TABLE_NAME = T.TABLE_NAME
            WHERE T.TABLE_SCHEMA = ? AND T.TABLE_NAME = ?
            ORDER BY CASE T.TABLE_TYPE WHEN 'TEMPORARY' THEN 0 ELSE 1 END LIMIT 1
            """,
            null,
            // of a temporary table where there is one: INFORMATION_SCHEMA tells of the table that it hides
            null,
            null,
            Set.of("varchar", "tinytext", "text", "mediumtext", "longtext"),
            Set.of("varbinary", "tinyblob", "blob", "mediumblob", "longblob"),
            // a definition that this user may not read is empty for views and null for routines
            """
            SELECT TABLE_NAME, NULLIF(VIEW_DEFINITION, '') FROM INFORMATION_SCHEMA.VIEWS
            WHERE TABLE_SCHEMA NOT IN ('mysql', 'sys', 'information_schema', 'performance_schema')
            UNION ALL
            SELECT TABLE_NAME, NULL FROM INFORMATION_SCHEMA.TABLES
            WHERE TABLE_SCHEMA NOT IN ('mysql', 'sys', 'information_schema', 'performance_schema')
              AND ENGINE = 'MRG_MyISAM'
            UNION ALL
            SELECT ROUTINE_NAME, ROUTINE_DEFINITION FROM INFORMATION_SCHEMA.ROUTINES
            WHERE ROUTINE_SCHEMA NOT IN ('mysql', 'sys', 'information_schema', 'performance_schema')
            """,
            "SELECT TABLE_NAME, TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE FALSE");
}
