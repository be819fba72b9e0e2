package io.kmsenc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementEffectTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        NONE    | SELECT 1
        NONE    | insert into t values (1)
        NONE    | -- comment
        NONE    | SET statement_timeout = 5
        TRANSACTION | COMMIT
        NONE    | SELECT ';drop'
        TRANSACTION | ROLLBACK TO s
        NONE    | (SELECT 1) UNION SELECT 2
        SESSION | SET search_path TO a
        SESSION | set local ROLE x
        SESSION | USE other
        SESSION | SELECT set_config('search_path', 'a', false)
        SESSION | SELECT pg_catalog.U&"set\\005Fconfig"('search_path', 'a', false)
        SESSION | UPDATE pg_settings SET setting = 'off' WHERE name = 'x'
        SESSION | EXPLAIN ANALYZE SELECT set_config('search_path', 'a', false)
        SESSION | SET U&"search\\005Fpath" TO a
        SESSION | SET standard_conforming_strings = off
        SESSION | RESET backslash_quote
        SESSION | CALL p()
        SESSION | LOCK TABLE t IN ACCESS EXCLUSIVE MODE
        SESSION | TRUNCATE t
        SESSION | SELECT 1; SET SCHEMA x
        SCHEMA  | CREATE VIEW v AS SELECT 1
        NONE    | /* create; drop */ -- c
        SCHEMA  | /* SELECT */ DROP TABLE t
        SCHEMA  | SELECT 1; ALTER TABLE t ADD c INT
        SCHEMA  | SOMETHING NEW
        SCHEMA  | ALTER TABLE t ALTER COLUMN role SET NOT NULL
        SCHEMA  | ALTER ROLE x RENAME TO y
        DEFAULTS | ALTER ROLE x IN DATABASE d SET search_path = a
        DEFAULTS | SELECT 1; ALTER DATABASE d RESET search_path
        """)
    void errsOnTheSideOfMore(StatementEffect effect, String sql) {
        assertThat(StatementEffect.of(SqlLexer.tokens(sql, Syntax.usual(Dialect.POSTGRESQL))))
                .isEqualTo(effect);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        NONE    | SELECT /*! SQL_NO_CACHE */ 1
        SCHEMA  | SELECT 1 /*! ; CREATE TABLE t (c INT) */
        SCHEMA  | /*!40101 SET NAMES utf8 */
        SESSION | SET SESSION sql_mode = 'TRADITIONAL'
        """)
    void looksIntoWhatMariaDbExecutesInComments(StatementEffect effect, String sql) {
        assertThat(StatementEffect.of(SqlLexer.tokens(sql, Syntax.usual(Dialect.MARIADB))))
                .isEqualTo(effect);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        SESSION | SELECT use_tenant('a')
        SESSION | SELECT id, ssn, use_tenant('a') FROM customers
        SCHEMA  | CREATE TABLE x AS SELECT use_tenant('a')
        NONE    | SELECT 'use_tenant'
        NONE    | SELECT ssn FROM customers
        """)
    void countsARoutineThatMovesNames(StatementEffect effect, String sql) {
        StatementPlan plan = new SqlStatementPlanner(SamplePolicy.POLICY, Dialect.POSTGRESQL)
                .plan(sql, Syntax.usual(Dialect.POSTGRESQL), new SampleCatalog(Dialect.POSTGRESQL));
        assertThat(plan.refusal()).isEmpty();
        assertThat(plan.effect()).isEqualTo(effect);
    }
}
