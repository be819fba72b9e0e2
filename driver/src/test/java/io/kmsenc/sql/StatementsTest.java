package io.kmsenc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How a file of statements, or a log, is taken apart. */
class StatementsTest {

    private static String written(Statements statements) {
        StringBuilder out = new StringBuilder();
        for (StatementText statement : statements.found()) {
            out.append(statement.line())
                    .append(statement.finished() ? ": " : " unfinished: ")
                    .append(statement.sql())
                    .append('\n');
        }
        return out.append("skipped ").append(statements.skipped()).toString();
    }

    @Test
    void semicolonsSeparateWhereTheDialectReadsThem() {
        String text = "-- first; not\n\nSELECT 'a;b', \"c;d\"; /* ; */\n;;UPDATE t\nSET a = $$x;y$$ ;\nSELECT 1";
        assertThat(written(Statements.separated(text, Dialect.POSTGRESQL)))
                .isEqualTo("3: SELECT 'a;b', \"c;d\"\n4: UPDATE t\nSET a = $$x;y$$\n6: SELECT 1\nskipped 0");
        assertThat(written(Statements.separated("SELECT 'it\\'s; so'; SELECT 2", Dialect.MARIADB)))
                .isEqualTo("1: SELECT 'it\\'s; so'\n1: SELECT 2\nskipped 0");
        assertThat(written(Statements.separated("SELECT 1;\nSELECT 'x;\nSELECT 2;", Dialect.H2)))
                .isEqualTo("1: SELECT 1\n2 unfinished: SELECT 'x;\nSELECT 2;\nskipped 0");
        assertThat(written(Statements.separated(" -- nothing\n;", Dialect.H2))).isEqualTo("skipped 0");
    }

    @Test
    void blankLinesSeparateParagraphs() {
        String text = "\n-- a routine\nCREATE FUNCTION f()\nBEGIN; END;\n \nSELECT 1\n\n-- no statement\n";
        assertThat(written(Statements.paragraphs(text, Dialect.H2)))
                .isEqualTo("3: CREATE FUNCTION f()\nBEGIN; END;\n6: SELECT 1\nskipped 0");
    }

    @Test
    void findsStatementsInLinesOfLogs() {
        String text = """
                select 1
                2026-01-01 10:00:00 UTC [7] LOG:  execute <unnamed>: INSERT INTO t VALUES ($1, '$2', $12)
                2026-01-01 10:00:00 UTC [7] DETAIL:  parameters: $1 = 'secret'
                2026-01-01 10:00:00 UTC [7] LOG:  duration: 0.231 ms  statement: SELECT 'LOG:  statement: 2'
                2026-01-01 10:00:00 UTC [7] STATEMENT:  SELECT 3
                Hibernate: select c1_0.id from customers c1_0
                2026-01-01 DEBUG 1 --- [main] org.hibernate.SQL                        : update t set a=?
                2026-01-01 DEBUG [main] c.e.Mapper.find - ==>  Preparing: SELECT 4
                [main] DEBUG org.jooq.tools.LoggerListener - Executing query          : select 5

                at java.base/java.lang.Thread.run(Thread.java:840)
                -- a comment
                (SELECT 6)
                """;
        assertThat(written(Statements.lines(text, Dialect.POSTGRESQL))).isEqualTo("""
                1: select 1
                2: INSERT INTO t VALUES (?, '$2', ?)
                4: SELECT 'LOG:  statement: 2'
                5: SELECT 3
                6: select c1_0.id from customers c1_0
                7: update t set a=?
                8: SELECT 4
                9: select 5
                13: (SELECT 6)
                skipped 2""");
        assertThat(written(Statements.lines(
                        "240101 12:00:00\t     8 Query\tSELECT `a` FROM t\n\t\t     8 Prepare\tSELECT ?\n8 Quit\t\n",
                        Dialect.MARIADB)))
                .isEqualTo("1: SELECT `a` FROM t\n2: SELECT ?\nskipped 1");
        assertThat(written(Statements.lines("SELECT 'cut\n'off'\n", Dialect.H2)))
                .isEqualTo("1 unfinished: SELECT 'cut\nskipped 1");
    }

    @Test
    void showsNoValue() {
        assertThat(Statements.separated("SELECT 'secret'", Dialect.H2).toString())
                .doesNotContain("secret");
    }
}
