package io.kmsenc.it.applications.springjdbc;

import static io.kmsenc.it.applications.SampleApplication.secret;
import static io.kmsenc.it.applications.springjdbc.SpringJdbcApplication.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.sql.Dialect;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.SimpleJdbcInsert;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/** The shop's audit, written with Spring's templates. */
final class TemplateWork {

    private final DataSource database;
    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;
    private final JdbcClient client;
    private final Dialect dialect;
    private long fifth;

    TemplateWork(DataSource database, Dialect dialect) {
        this.database = database;
        this.jdbc = new JdbcTemplate(database);
        this.named = new NamedParameterJdbcTemplate(database);
        this.client = JdbcClient.create(database);
        this.dialect = dialect;
    }

    void run() {
        inserts();
        reads();
        changes();
    }

    private void inserts() {
        assertThat(jdbc.update("INSERT INTO audit_notes (author_email, note) VALUES (?, ?)", ADA, secret("first")))
                .isEqualTo(1);
        jdbc.batchUpdate(
                "INSERT INTO audit_notes (author_email, note) VALUES (?, ?)",
                List.of(new Object[] {ADA, secret("second")}, new Object[] {secret("x"), secret("third")}));
        named.batchUpdate(
                "INSERT INTO audit_notes (author_email, note) VALUES (:email, :note)", new MapSqlParameterSource[] {
                    new MapSqlParameterSource("email", ADA).addValue("note", null),
                    new MapSqlParameterSource(Map.of("email", secret("y"), "note", secret("fourth")))
                });
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        client.sql("INSERT INTO audit_notes (author_email, note) VALUES (:email, :note)")
                .param("email", ADA)
                .param("note", secret("fifth"))
                .update(key, "id");
        fifth = key.getKey().longValue();
        Number id = new SimpleJdbcInsert(database)
                .withTableName(dialect == Dialect.H2 ? "AUDIT_NOTES" : "audit_notes")
                .usingGeneratedKeyColumns("id")
                .executeAndReturnKey(Map.of("author_email", ADA, "note", secret("sixth")));
        assertThat(id.longValue()).isGreaterThan(fifth);
        new SimpleJdbcInsert(database)
                .withTableName("audit_notes")
                .usingColumns("author_email", "note")
                .execute(Map.of("author_email", secret("z"), "note", secret("seventh")));
    }

    private void reads() {
        assertThat(jdbc.queryForObject("SELECT note FROM audit_notes WHERE id = ?", String.class, 1))
                .isEqualTo(secret("first"));
        assertThat(jdbc.queryForList("SELECT * FROM audit_notes WHERE author_email = ? ORDER BY id", ADA))
                .hasSize(5)
                .first()
                .satisfies(row -> assertThat(row.get("note")).isEqualTo(secret("first")));
        assertThat(named.queryForList(
                        "SELECT note FROM audit_notes WHERE author_email IN (:emails) AND note IS NOT NULL ORDER BY id",
                        Map.of("emails", List.of(secret("x"), secret("y"))),
                        String.class))
                .containsExactly(secret("third"), secret("fourth"));
        assertThat(client.sql("SELECT COUNT(*) FROM audit_notes WHERE author_email = ?")
                        .param(ADA)
                        .query(Long.class)
                        .single())
                .isEqualTo(5);
        assertThat(client.sql(
                                "SELECT b.name, a.note FROM buyer b JOIN audit_notes a ON a.author_email = b.email WHERE a.id = :id")
                        .param("id", 2)
                        .query()
                        .singleRow()
                        .get("note"))
                .isEqualTo(secret("second"));
    }

    private void changes() {
        assertThat(named.update(
                        "UPDATE audit_notes SET note = :note WHERE author_email = :email AND id >= :id",
                        Map.of("note", secret("changed"), "email", ADA, "id", fifth)))
                .isEqualTo(2);
        assertThat(jdbc.update("DELETE FROM audit_notes WHERE author_email IN (?, ?)", secret("x"), secret("y")))
                .isEqualTo(2);
    }
}
