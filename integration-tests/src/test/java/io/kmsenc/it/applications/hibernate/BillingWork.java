package io.kmsenc.it.applications.hibernate;

import static io.kmsenc.it.applications.SampleApplication.secret;
import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.it.applications.Refusable;
import io.kmsenc.it.applications.hibernate.Billing.ApiCredential;
import io.kmsenc.it.applications.hibernate.Billing.CardMethod;
import io.kmsenc.it.applications.hibernate.Billing.Credential;
import io.kmsenc.it.applications.hibernate.Billing.EmailNotice;
import io.kmsenc.it.applications.hibernate.Billing.Item;
import io.kmsenc.it.applications.hibernate.Billing.ItemKey;
import io.kmsenc.it.applications.hibernate.Billing.LoginCredential;
import io.kmsenc.it.applications.hibernate.Billing.Notice;
import io.kmsenc.it.applications.hibernate.Billing.PaymentMethod;
import io.kmsenc.it.applications.hibernate.Billing.Purchase;
import io.kmsenc.it.applications.hibernate.Billing.SmsNotice;
import io.kmsenc.it.applications.hibernate.Billing.TransferMethod;
import java.math.BigDecimal;
import java.time.Instant;
import org.hibernate.Session;
import org.hibernate.SessionFactory;

/** Orders are placed, paid and announced. */
final class BillingWork {

    private static final String BUYER = secret("buyer@example.org");
    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

    private final SessionFactory sessions;

    BillingWork(SessionFactory sessions) {
        this.sessions = sessions;
    }

    void run() {
        sessions.inTransaction(BillingWork::methods);
        sessions.inTransaction(BillingWork::joined);
        sessions.inTransaction(BillingWork::notices);
        sessions.inTransaction(BillingWork::credentials);
        long purchase = sessions.fromTransaction(BillingWork::buy);
        sessions.inTransaction(session -> changesPurchase(session, purchase));
        sessions.inTransaction(BillingWork::bulk);
        Refusable.attempt(() -> sessions.inTransaction(session -> shipsElsewhere(session, purchase)));
        Refusable.attempt(() -> sessions.inTransaction(BillingWork::shipsAll));
    }

    private static void methods(Session session) {
        for (int i = 1; i <= 3; i++) {
            CardMethod card = new CardMethod();
            card.label = "card " + i;
            card.token = secret("tok" + i);
            card.cardNumber = secret("4111 " + i);
            card.cardReference = secret("ref" + i);
            session.persist(card);
        }
        TransferMethod transfer = new TransferMethod();
        transfer.label = "transfer";
        transfer.token = secret("tok9");
        transfer.iban = secret("DE00");
        session.persist(transfer);
    }

    private static void joined(Session session) {
        assertThat(session.createQuery("from PaymentMethod m order by m.id", PaymentMethod.class)
                        .getResultList())
                .extracting(method -> method.token)
                .contains(secret("tok1"), secret("tok9"));
        CardMethod card = session.createQuery("from CardMethod c where c.cardReference = :p", CardMethod.class)
                .setParameter("p", secret("ref2"))
                .getSingleResult();
        assertThat(card.cardNumber).isEqualTo(secret("4111 2"));
        assertThat(session.createQuery(
                                "from PaymentMethod m where treat(m as TransferMethod).iban = :p", PaymentMethod.class)
                        .setParameter("p", secret("DE00"))
                        .getResultList())
                .hasSize(1);
        assertThat(session.createQuery("from PaymentMethod m where type(m) = CardMethod", PaymentMethod.class)
                        .getResultList())
                .hasSize(3);
        card.cardNumber = secret("4111 22");
        card.token = secret("tok22");
        session.flush();
        session.clear();
        assertThat(session.find(PaymentMethod.class, card.id))
                .isInstanceOfSatisfying(
                        CardMethod.class, c -> assertThat(c.cardNumber).isEqualTo(secret("4111 22")));
    }

    private static void notices(Session session) {
        EmailNotice email = new EmailNotice();
        email.text = secret("your order");
        email.emailAddress = BUYER;
        session.persist(email);
        SmsNotice sms = new SmsNotice();
        sms.text = secret("your code");
        sms.phone = secret("+1 77");
        session.persist(sms);
        session.flush();
        session.clear();
        assertThat(session.createQuery("from Notice n order by n.id", Notice.class)
                        .getResultList())
                .extracting(notice -> notice.text)
                .containsExactly(secret("your order"), secret("your code"));
        assertThat(session.createQuery("from SmsNotice n where n.phone = :p", SmsNotice.class)
                        .setParameter("p", secret("+1 77"))
                        .getSingleResult()
                        .text)
                .isEqualTo(secret("your code"));
        session.createQuery("from EmailNotice n where n.emailAddress = :p", EmailNotice.class)
                        .setParameter("p", BUYER)
                        .getSingleResult()
                        .text =
                secret("your order is on its way");
    }

    private static void credentials(Session session) {
        ApiCredential api = new ApiCredential();
        api.label = "api";
        api.apiToken = secret("api token");
        session.persist(api);
        LoginCredential login = new LoginCredential();
        login.label = "login";
        login.loginName = secret("login name");
        login.recoveryCode = secret("recovery");
        session.persist(login);
        session.flush();
        session.clear();
        assertThat(session.createQuery("from LoginCredential c where c.loginName = :p", LoginCredential.class)
                        .setParameter("p", secret("login name"))
                        .getSingleResult()
                        .recoveryCode)
                .isEqualTo(secret("recovery"));
        session.clear();
        assertThat(session.createQuery("from Credential c order by c.label", Credential.class)
                        .getResultList())
                .hasSize(2)
                .first()
                .isInstanceOfSatisfying(
                        ApiCredential.class, c -> assertThat(c.apiToken).isEqualTo(secret("api token")));
        session.clear();
        assertThat(session.find(Credential.class, login.id).label).isEqualTo("login");
    }

    private static long buy(Session session) {
        Purchase purchase = new Purchase();
        purchase.buyerEmail = BUYER;
        purchase.placed = NOON;
        purchase.shipTo = secret("Harbour 1");
        purchase.method = session.createQuery("from PaymentMethod m where m.label = 'card 1'", PaymentMethod.class)
                .getSingleResult();
        session.persist(purchase);
        for (int line = 1; line <= 3; line++) {
            Item item = new Item();
            item.key = new ItemKey(purchase.id, line);
            item.purchase = purchase;
            item.product = "book " + line;
            item.price = new BigDecimal("9.90");
            item.giftMessage = secret("for you " + line);
            purchase.items.add(item);
        }
        session.flush();
        return purchase.id;
    }

    private static void changesPurchase(Session session, long id) {
        Purchase purchase = session.find(Purchase.class, id);
        assertThat(purchase.shipTo).isEqualTo(secret("Harbour 1"));
        assertThat(purchase.method.token).isEqualTo(secret("tok1"));
        assertThat(purchase.items).extracting(item -> item.giftMessage).contains(secret("for you 2"));
        purchase.items.remove(0);
        purchase.items.get(0).giftMessage = secret("for them");
        session.flush();
        session.clear();
        assertThat(session.createQuery(
                                "select p from Purchase p join fetch p.items i left join fetch p.method"
                                        + " where p.buyerEmail = :p order by p.placed desc",
                                Purchase.class)
                        .setParameter("p", BUYER)
                        .getSingleResult()
                        .shipTo)
                .isEqualTo(secret("Harbour 1"));
        assertThat(session.createQuery(
                                "select p.buyerEmail, sum(i.price) from Purchase p join p.items i group by p.buyerEmail",
                                Object[].class)
                        .getSingleResult()[0])
                .isEqualTo(BUYER);
        assertThat(session.createQuery(
                                "select n.text from Purchase p, EmailNotice n where n.emailAddress = p.buyerEmail",
                                String.class)
                        .getResultList())
                .containsExactly(secret("your order is on its way"));
        assertThat(session.createQuery(
                                "select n.text from Notice n where n.emailAddress in (select p.buyerEmail from Purchase p)",
                                String.class)
                        .getResultList())
                .hasSize(1);
    }

    private static void bulk(Session session) {
        assertThat(session.createMutationQuery("update CardMethod c set c.cardNumber = :n where c.cardReference = :r")
                        .setParameter("n", secret("4111 33"))
                        .setParameter("r", secret("ref3"))
                        .executeUpdate())
                .isEqualTo(1);
        assertThat(session.createMutationQuery("update CardMethod c set c.token = :n where c.cardReference = :r")
                        .setParameter("n", secret("tok33"))
                        .setParameter("r", secret("ref3"))
                        .executeUpdate())
                .isEqualTo(1);
        assertThat(session.createMutationQuery("delete from CardMethod c where c.cardReference = :r")
                        .setParameter("r", secret("ref2"))
                        .executeUpdate())
                .isEqualTo(1);
        assertThat(session.createMutationQuery(
                                "update LoginCredential c set c.recoveryCode = :s where c.loginName = :b")
                        .setParameter("s", secret("recovery 2"))
                        .setParameter("b", secret("login name"))
                        .executeUpdate())
                .isEqualTo(1);
        session.clear();
        assertThat(session.createQuery(
                                "select c.cardNumber from CardMethod c where c.token is not null order by c.id",
                                String.class)
                        .getResultList())
                .containsExactly(secret("4111 1"), secret("4111 33"));
    }

    private static void shipsElsewhere(Session session, long id) {
        Purchase purchase = session.find(Purchase.class, id);
        purchase.shipTo = secret("Harbour 2");
        session.flush();
        session.clear();
        assertThat(session.find(Purchase.class, id).shipTo).isEqualTo(secret("Harbour 2"));
    }

    private static void shipsAll(Session session) {
        assertThat(session.createMutationQuery("update Purchase p set p.shipTo = :s where p.buyerEmail = :b")
                        .setParameter("s", secret("Harbour 3"))
                        .setParameter("b", BUYER)
                        .executeUpdate())
                .isEqualTo(1);
        assertThat(session.createQuery("select p.shipTo from Purchase p", String.class)
                        .getSingleResult())
                .isEqualTo(secret("Harbour 3"));
    }
}
