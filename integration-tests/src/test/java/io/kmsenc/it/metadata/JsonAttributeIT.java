package io.kmsenc.it.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.KmsEncDriver;
import io.kmsenc.it.app.Ini;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.cfg.Configuration;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.format.FormatMapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A JSON attribute of Hibernate, which each of its dialects writes in a way of its own, is kept in a secret column. */
class JsonAttributeIT {

    private static final List<@Nullable String> TEXTS =
            Arrays.asList("{\"b\": [1, 2.50], \"aa\": \"\u00e9\", \"a\": null}", "[]", "{}", "7", null);

    @Entity
    @Table(name = "profiles")
    static class Profile {

        @Id
        private int id;

        @Column(columnDefinition = "json")
        @JdbcTypeCode(SqlTypes.JSON)
        private @Nullable Document body;

        Profile() {}

        Profile(int id, @Nullable Document body) {
            this.id = id;
            this.body = body;
        }
    }

    /** Holds the text of a document. */
    record Document(String text) {}

    /** Leaves the text as it is. */
    static final class Texts implements FormatMapper {

        @Override
        public <T> T fromString(CharSequence text, JavaType<T> type, WrapperOptions options) {
            return type.cast(new Document(text.toString()));
        }

        @Override
        public <T> String toString(T value, JavaType<T> type, WrapperOptions options) {
            return ((Document) value).text();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void isWrittenAndReadAsInAPlaintextColumn(TestDatabase kind) throws SQLException {
        try (FreshDatabase encrypted = kind.fresh(JsonAttributeIT.class);
                FreshDatabase plain = kind.fresh(JsonAttributeIT.class);
                Connection stored = encrypted.connect()) {
            List<@Nullable String> ours = roundTrip(encrypted, encrypted.kmsencUrl());
            assertThat(ours).isEqualTo(roundTrip(plain, plain.url()));
            assertThat(ours.get(4)).isNull();
            assertThat(Sql.column(stored, "SELECT body FROM profiles WHERE body IS NOT NULL"))
                    .hasSize(4)
                    .allMatch(value -> String.valueOf(value).startsWith("kmsenc1."));
        }
    }

    /** Makes the table, writes each text anew and changed, and reads them in a session of its own. */
    private static List<@Nullable String> roundTrip(FreshDatabase database, String url) {
        configuration(database, url, "create").buildSessionFactory().close();
        try (SessionFactory sessions = configuration(database, url, "validate").buildSessionFactory()) {
            sessions.inTransaction(session -> {
                for (int i = 0; i < TEXTS.size(); i++) {
                    session.persist(new Profile(i, document(TEXTS.get(TEXTS.size() - 1 - i))));
                }
            });
            sessions.inTransaction(session -> {
                for (int i = 0; i < TEXTS.size(); i++) {
                    session.find(Profile.class, i).body = document(TEXTS.get(i));
                }
            });
            return sessions.fromSession(session -> {
                List<@Nullable String> read = new ArrayList<>();
                for (int i = 0; i < TEXTS.size(); i++) {
                    Document body = session.find(Profile.class, i).body;
                    read.add(body == null ? null : body.text());
                }
                return read;
            });
        }
    }

    private static @Nullable Document document(@Nullable String text) {
        return text == null ? null : new Document(text);
    }

    private static Configuration configuration(FreshDatabase database, String url, String schema) {
        String ini = Ini.withSecretKey()
                .columns("profiles.body = randomized json")
                .write()
                .toString();
        Configuration configuration = new Configuration().addAnnotatedClass(Profile.class);
        configuration.getProperties().put("hibernate.type.json_format_mapper", new Texts());
        return configuration
                .setProperty("hibernate.hbm2ddl.auto", schema)
                .setProperty("hibernate.connection.url", url)
                .setProperty("hibernate.connection.username", database.user())
                .setProperty("hibernate.connection.password", database.password())
                .setProperty("hibernate.connection." + KmsEncDriver.CONFIG, ini);
    }
}
