package io.kmsenc.it.applications.hibernate;

import static io.kmsenc.it.applications.SampleApplication.secret;
import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.it.applications.Refusable;
import io.kmsenc.it.applications.hibernate.Accounts.AccessToken;
import io.kmsenc.it.applications.hibernate.Accounts.NationalId;
import io.kmsenc.it.applications.hibernate.Accounts.PostalAddress;
import io.kmsenc.it.applications.hibernate.Accounts.State;
import io.kmsenc.it.applications.hibernate.Accounts.Subscription;
import io.kmsenc.it.applications.hibernate.Accounts.UserAccount;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.hibernate.KeyType;
import org.hibernate.Session;
import org.hibernate.SessionFactory;

/** Users sign up, subscribe and leave. */
final class AccountsWork {

    private static final String CLEO = secret("cleo@example.org");
    private static final byte[] PHOTO = secret("photo").getBytes(StandardCharsets.UTF_8);

    private final SessionFactory sessions;

    AccountsWork(SessionFactory sessions) {
        this.sessions = sessions;
    }

    void run() {
        UUID cleo = sessions.fromTransaction(AccountsWork::signUp);
        sessions.inTransaction(session -> assertReads(session, cleo));
        sessions.inTransaction(session -> changes(session, cleo));
        sessions.inTransaction(AccountsWork::subscribes);
        sessions.inTransaction(AccountsWork::tokens);
    }

    private static UUID signUp(Session session) {
        UserAccount cleo = new UserAccount();
        cleo.email = CLEO;
        cleo.nationalId = new NationalId(secret("1234"));
        cleo.photo = PHOTO;
        cleo.phones.put("home", secret("+20 1"));
        cleo.phones.put("work", secret("+20 2"));
        cleo.addresses.add(new PostalAddress(secret("Nile 1"), "EG"));
        cleo.addresses.add(new PostalAddress(secret("Nile 2"), "EG"));
        session.persist(cleo);
        UserAccount dan = new UserAccount();
        dan.email = secret("dan@example.org");
        dan.state = State.LOCKED;
        session.persist(dan);
        return cleo.id;
    }

    private static void assertReads(Session session, UUID id) {
        UserAccount cleo = session.find(UserAccount.class, CLEO, KeyType.NATURAL);
        assertThat(cleo.id).isEqualTo(id);
        assertThat(cleo.nationalId).isEqualTo(new NationalId(secret("1234")));
        assertThat(cleo.photo).isEqualTo(PHOTO);
        assertThat(cleo.phones).containsEntry("work", secret("+20 2"));
        assertThat(cleo.addresses.get(1).street).isEqualTo(secret("Nile 2"));
        List<String> emails = List.of(CLEO, secret("dan@example.org"));
        Refusable.attempt(() -> assertThat(session.findMultiple(UserAccount.class, emails, KeyType.NATURAL))
                .hasSize(2));
        session.enableFilter("ofState").setParameter("state", "OPEN");
        assertThat(session.createQuery("from UserAccount a where a.email in :p", UserAccount.class)
                        .setParameterList("p", List.of(CLEO, secret("dan@example.org")))
                        .getResultList())
                .containsExactly(cleo);
        session.disableFilter("ofState");
        assertThat(session.createQuery(
                                "select a.email from UserAccount a join a.phones p where p = :p and key(p) = 'home'",
                                String.class)
                        .setParameter("p", secret("+20 1"))
                        .getResultList())
                .containsExactly(CLEO);
    }

    private static void changes(Session session, UUID id) {
        UserAccount cleo = session.find(UserAccount.class, id);
        cleo.nationalId = new NationalId(secret("4321"));
        cleo.phones.put("home", secret("+20 3"));
        cleo.phones.remove("work");
        cleo.addresses.remove(0);
        cleo.addresses.get(0).street = secret("Nile 3");
        session.flush();
        cleo.photo = null;
        cleo.email = secret("cleo@example.com");
        session.flush();
        cleo.photo = PHOTO;
        cleo.email = CLEO;
        session.flush();
        session.refresh(cleo);
        assertThat(cleo.phones).containsOnly(java.util.Map.entry("home", secret("+20 3")));
        assertThat(cleo.addresses).hasSize(1);
    }

    private static void subscribes(Session session) {
        Subscription subscription = new Subscription();
        subscription.subscriberEmail = CLEO;
        subscription.topic = "news";
        session.persist(subscription);
        session.flush();
        subscription.subscriberEmail = secret("dan@example.org");
        subscription.topic = "offers";
        session.flush();
        subscription.subscriberEmail = null;
        session.flush();
        subscription.subscriberEmail = CLEO;
        session.flush();
        session.clear();
        assertThat(session.createQuery(
                                "select s.topic from Subscription s join UserAccount a on a.email = s.subscriberEmail",
                                String.class)
                        .getResultList())
                .containsExactly("offers");
    }

    private static void tokens(Session session) {
        AccessToken token = new AccessToken();
        token.name = "first";
        token.tokenValue = secret("token 1");
        session.persist(token);
        AccessToken other = new AccessToken();
        other.name = "second";
        other.tokenValue = secret("token 2");
        session.merge(other);
        session.flush();
        session.createMutationQuery("update AccessToken t set t.uses = t.uses + 1, t.tokenValue = :v where t.name = :n")
                .setParameter("v", secret("token 3"))
                .setParameter("n", "second")
                .executeUpdate();
        session.remove(token);
        session.flush();
        session.clear();
        assertThat(session.createQuery("select t.tokenValue from AccessToken t", String.class)
                        .getResultList())
                .containsExactly(secret("token 3"));
    }
}
