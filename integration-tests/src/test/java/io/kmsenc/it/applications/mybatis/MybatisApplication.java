package io.kmsenc.it.applications.mybatis;

import static io.kmsenc.it.applications.SampleApplication.secret;
import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.it.applications.SampleApplication;
import io.kmsenc.it.applications.Statements;
import io.kmsenc.it.applications.mybatis.Listener.Purchase;
import io.kmsenc.it.applications.mybatis.Listener.Search;
import io.kmsenc.sql.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.ibatis.builder.xml.XMLMapperBuilder;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.RowBounds;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;

/** Listeners sign up, buy albums and are searched for. */
public final class MybatisApplication implements SampleApplication {

    private static final String ADA = secret("ada@example.org");
    private static final String BOB = secret("bob@example.org");
    private static final String CY = secret("cy@example.org");

    @Override
    public String framework() {
        return "mybatis";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "listeners.email = deterministic group=email",
                "listeners.phone = deterministic",
                "listeners.card_token = randomized",
                "listeners.address = randomized",
                "purchases.gift_note = randomized",
                "invoices.listener_email = deterministic group=email",
                "invoices.card_number = randomized");
    }

    @Override
    public void run(DataSource database, Dialect dialect) throws SQLException, IOException {
        Statements.run(
                database,
                dialect,
                "CREATE TABLE listeners (id IDENTITY, name VARCHAR(100), email VARCHAR(400) NOT NULL UNIQUE,"
                        + " phone VARCHAR(400), card_token VARCHAR(500), address VARCHAR(1000))",
                "CREATE TABLE purchases (id IDENTITY, listener_id BIGINT REFERENCES listeners (id) ON DELETE CASCADE,"
                        + " album VARCHAR(100), gift_note VARCHAR(1000))",
                "CREATE TABLE invoices (id BIGINT PRIMARY KEY, listener_email VARCHAR(400), card_number VARCHAR(500))",
                "CREATE INDEX ix_listeners_phone ON listeners (phone)");
        SqlSessionFactory sessions = sessions(database, dialect);
        try (SqlSession session = sessions.openSession()) {
            writes(session.getMapper(ListenerMapper.class));
            session.commit();
            reads(session.getMapper(ListenerMapper.class));
            searches(session.getMapper(ListenerMapper.class));
        }
        batch(sessions);
        try (SqlSession session = sessions.openSession()) {
            removes(session.getMapper(ListenerMapper.class));
            session.commit();
        }
    }

    private static SqlSessionFactory sessions(DataSource database, Dialect dialect) throws IOException {
        Configuration configuration =
                new Configuration(new Environment("store", new JdbcTransactionFactory(), database));
        configuration.setMapUnderscoreToCamelCase(true);
        configuration.setDatabaseId(dialect.name().toLowerCase(Locale.ROOT));
        configuration.addMapper(ListenerMapper.class);
        String file = "io/kmsenc/it/applications/mybatis/ListenerMapper.xml";
        try (InputStream xml = MybatisApplication.class.getClassLoader().getResourceAsStream(file)) {
            // MyBatis may have found it beside the interface
            if (!configuration.hasStatement(ListenerMapper.class.getName() + ".search", false)) {
                new XMLMapperBuilder(xml, configuration, file, configuration.getSqlFragments()).parse();
            }
        }
        return new SqlSessionFactoryBuilder().build(configuration);
    }

    private static void writes(ListenerMapper listeners) {
        Listener ada = Listener.of("Ada", ADA, secret("+49 1"), secret("tok 1"));
        ada.address = secret("Lane 1");
        listeners.insert(ada);
        assertThat(ada.id).isPositive();
        List<Listener> more =
                List.of(Listener.of("Bob", BOB, secret("+49 2"), null), Listener.of("Cy", CY, null, secret("tok 3")));
        assertThat(listeners.insertAll(more)).isEqualTo(2);
        // MariaDB gives one key for all rows
        assertThat(more.get(0).id).isNotNull();
        listeners.insertPurchase(Purchase.of(ada.id, "Kind of Blue", secret("for mum")));
        listeners.insertPurchase(Purchase.of(ada.id, "Blue Train", null));
        Map<String, Object> invoice = new HashMap<>(Map.of("email", ADA, "card", secret("4111 1")));
        listeners.insertInvoice(invoice);
        assertThat(invoice).containsEntry("id", 1L);
        Listener change = Listener.of("Ada L.", ADA, null, secret("tok 2"));
        assertThat(listeners.update(change)).isEqualTo(1);
        assertThat(listeners.changePhone(BOB, secret("+49 22"))).isEqualTo(1);
        assertThat(listeners.changePhone(CY, null)).isEqualTo(1);
        listeners.upsert(Listener.of("Dan", secret("dan@example.org"), secret("+49 4"), secret("tok 4")));
        listeners.upsert(Listener.of("Dan", secret("dan@example.org"), secret("+49 44"), secret("tok 44")));
    }

    private static void reads(ListenerMapper listeners) {
        Listener ada = listeners.byEmail(ADA);
        assertThat(ada.cardToken).isEqualTo(secret("tok 2"));
        assertThat(listeners.byId(ada.id).address).isEqualTo(secret("Lane 1"));
        assertThat(listeners.byEmail("x")).isNull();
        assertThat(listeners.countByEmail(secret("dan@example.org"))).isEqualTo(1);
        assertThat(listeners.exists(BOB)).isTrue();
        assertThat(listeners.page(new RowBounds(1, 2)))
                .extracting(each -> each.email)
                .containsExactly(BOB, CY);
        assertThat(listeners.window(1, 1)).extracting(each -> each.phone).containsExactly(secret("+49 22"));
        assertThat(listeners.tokens()).containsKeys(ADA, BOB);
        assertThat(listeners.cardsByPhone(secret("+49 1"))).containsExactly(secret("4111 1"));
        assertThat(listeners.withPurchases(ADA).get(0).purchases)
                .extracting(each -> each.giftNote)
                .containsExactly(secret("for mum"), null);
        assertThat(listeners.nested(List.of(ADA, BOB)).get(0).purchases).hasSize(2);
        assertThat(listeners.lock(ADA).name).isEqualTo("Ada L.");
    }

    private static void searches(ListenerMapper listeners) {
        assertNames(listeners.search(new Search(BOB, null, null, List.of())), "Bob");
        assertNames(listeners.search(new Search(BOB, secret("+49 22"), null, List.of())), "Bob");
        assertNames(listeners.search(new Search(null, null, null, List.of(ADA, BOB, CY))), "Ada L.", "Bob", "Cy");
        assertNames(listeners.search(new Search(null, secret("+49 1"), "A%", List.of())), "Ada L.");
        assertThat(listeners.provided(new Search(BOB, null, null, List.of()))).hasSize(1);
        assertThat(listeners.provided(new Search(BOB, secret("+49 1"), null, List.of())))
                .extracting(each -> each.address)
                .containsExactly(secret("Lane 1"), null);
    }

    private static void assertNames(List<Listener> found, String... names) {
        assertThat(found).extracting(each -> each.name).containsExactly(names);
    }

    private static void batch(SqlSessionFactory sessions) {
        try (SqlSession session = sessions.openSession(ExecutorType.BATCH)) {
            ListenerMapper listeners = session.getMapper(ListenerMapper.class);
            for (int i = 0; i < 5; i++) {
                listeners.insert(Listener.of("Guest " + i, secret("guest" + i), secret("+1 " + i), null));
            }
            listeners.changePhone(secret("guest1"), secret("+1 11"));
            session.commit();
        }
    }

    private static void removes(ListenerMapper listeners) {
        assertThat(listeners.deleteByEmail(secret("guest1"))).isEqualTo(1);
        assertThat(listeners.deleteAll(List.of(secret("guest2"), secret("guest3"))))
                .isEqualTo(2);
    }
}
