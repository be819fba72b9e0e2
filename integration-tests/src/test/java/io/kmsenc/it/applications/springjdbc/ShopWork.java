package io.kmsenc.it.applications.springjdbc;

import static io.kmsenc.it.applications.SampleApplication.secret;
import static io.kmsenc.it.applications.springjdbc.SpringJdbcApplication.ADA;
import static io.kmsenc.it.applications.springjdbc.SpringJdbcApplication.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kmsenc.it.applications.springjdbc.Shop.BasketLine;
import io.kmsenc.it.applications.springjdbc.Shop.Buyer;
import io.kmsenc.it.applications.springjdbc.Shop.Card;
import io.kmsenc.it.applications.springjdbc.Shop.Home;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Example;
import org.springframework.data.domain.ExampleMatcher;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.data.relational.core.query.Criteria;
import org.springframework.data.relational.core.query.Query;
import org.springframework.data.relational.core.query.Update;
import org.springframework.transaction.support.TransactionTemplate;

/** Buyers come and go. */
final class ShopWork {

    private final Buyers buyers;
    private final JdbcAggregateTemplate template;
    private final TransactionTemplate transactions;

    ShopWork(Buyers buyers, JdbcAggregateTemplate template, TransactionTemplate transactions) {
        this.buyers = buyers;
        this.template = template;
        this.transactions = transactions;
    }

    void run() {
        saves();
        derived();
        pages();
        queries();
        templates();
        changes();
    }

    private void saves() {
        Buyer ada = new Buyer("Ada", ADA, secret("+49 1"), secret("12-34"));
        ada.home = new Home(secret("Lane 1"), "Berlin");
        ada.cards.add(new Card(null, secret("tok 1"), secret("ref 1")));
        ada.cards.add(new Card(null, secret("tok 2"), secret("ref 2")));
        ada.basket.add(new BasketLine("book", new BigDecimal("9.90"), secret("for you")));
        ada.basket.add(new BasketLine("pen", BigDecimal.ONE, null));
        assertThat(buyers.save(ada).id).isPositive();
        buyers.saveAll(List.of(
                new Buyer("Bob", BOB, secret("+49 2"), null),
                new Buyer("Cy", secret("cy@example.org"), secret("+49 3"), null)));
        Buyer read = buyers.findById(ada.id).orElseThrow();
        assertThat(read.home).isEqualTo(new Home(secret("Lane 1"), "Berlin"));
        assertThat(read.cards).extracting(Card::token).containsExactlyInAnyOrder(secret("tok 1"), secret("tok 2"));
        assertThat(read.basket).extracting(BasketLine::giftMessage).containsExactly(secret("for you"), null);
        read.nationalId = secret("12-35");
        read.basket.remove(1);
        buyers.save(read);
        Buyer stale = buyers.findByEmail(ADA).orElseThrow();
        buyers.save(buyers.findByEmail(ADA).orElseThrow());
        assertThatThrownBy(() -> buyers.save(stale)).isInstanceOf(OptimisticLockingFailureException.class);
    }

    private void derived() {
        assertThat(buyers.findByEmail(ADA).orElseThrow().nationalId).isEqualTo(secret("12-35"));
        assertThat(buyers.findByEmailAndPhone(ADA, secret("+49 1"))).hasSize(1);
        assertThat(names(buyers.findByEmailOrPhoneOrderByName(ADA, secret("+49 2"))))
                .containsExactly("Ada", "Bob");
        assertThat(buyers.findByEmailIn(List.of(ADA, BOB, "x"))).hasSize(2);
        assertThat(names(buyers.findByEmailNotAndName(ADA, "Bob"))).containsExactly("Bob");
        assertThat(names(buyers.findByNationalIdIsNullOrderByName())).containsExactly("Bob", "Cy");
        assertThat(names(buyers.findByNationalIdIsNotNullAndEmail(ADA))).containsExactly("Ada");
        assertThat(names(buyers.findFirst2ByPhoneNotNullOrderByIdDesc())).containsExactly("Cy", "Bob");
        assertThat(buyers.existsByEmail(BOB)).isTrue();
        assertThat(buyers.existsByEmail("x")).isFalse();
        assertThat(buyers.countByPhone(secret("+49 2"))).isEqualTo(1);
        transactions.executeWithoutResult(status -> {
            try (var read = buyers.readByEmail(ADA)) {
                assertThat(read).hasSize(1);
            }
            assertThat(buyers.getByEmail(ADA)).isPresent();
        });
        Buyer probe = new Buyer("Bob", BOB, null, null);
        ExampleMatcher matcher = ExampleMatcher.matching().withIgnorePaths("version", "cards", "basket");
        assertThat(buyers.findOne(Example.of(probe, matcher))).isPresent();
        assertThat(buyers.count(Example.of(probe, matcher))).isEqualTo(1);
    }

    private void pages() {
        var page = buyers.findByPhoneIn(
                List.of(secret("+49 1"), secret("+49 2"), secret("+49 3")), PageRequest.of(0, 2, Sort.by("id")));
        assertThat(page.getTotalElements()).isEqualTo(3);
        assertThat(names(page.getContent())).containsExactly("Ada", "Bob");
        assertThat(buyers.findByNameNot("Bob", PageRequest.of(0, 1, Sort.by("name")))
                        .hasNext())
                .isTrue();
        assertThat(names(buyers.findAll(PageRequest.of(1, 1, Sort.by("id"))).getContent()))
                .containsExactly("Bob");
        assertThat(buyers.findAll(Sort.by("name"))).hasSize(3);
        assertThat(buyers.findAllById(List.of(1L, 2L))).hasSize(2);
        assertThat(buyers.count()).isEqualTo(3);
        assertThat(buyers.existsById(1L)).isTrue();
    }

    private void queries() {
        assertThat(buyers.nationalId(ADA)).isEqualTo(secret("12-35"));
        assertThat(names(buyers.queried(List.of(BOB, "x")))).containsExactly("Bob");
        assertThat(buyers.changePhone(BOB, secret("+49 22"))).isEqualTo(1);
        assertThat(names(buyers.filtered(secret("+49 22"), "Bob"))).containsExactly("Bob");
        assertThat(names(buyers.filtered(null, "Bob"))).containsExactly("Bob");
    }

    private void templates() {
        Query byEmail = Query.query(Criteria.where("email").is(BOB).and("phone").isNotNull());
        assertThat(template.findOne(byEmail, Buyer.class).orElseThrow().name).isEqualTo("Bob");
        assertThat(template.exists(Query.query(Criteria.where("email").in(ADA, BOB)), Buyer.class))
                .isTrue();
        assertThat(template.count(Query.query(Criteria.where("email").not(ADA)), Buyer.class))
                .isEqualTo(2);
        Buyer dan = template.insert(new Buyer("Dan", secret("dan@example.org"), null, secret("99")));
        dan.phone = secret("+49 4");
        template.update(dan);
        template.delete(dan);
        assertThat(Update.update("name", "x")).isNotNull();
    }

    private void changes() {
        assertThat(buyers.removeByEmail(secret("cy@example.org"))).isTrue();
        Buyer bob = buyers.findByEmail(BOB).orElseThrow();
        buyers.delete(bob);
        Buyer eve = buyers.save(new Buyer("Eve", secret("eve@example.org"), null, null));
        buyers.deleteById(eve.id);
        Buyer fay = buyers.save(new Buyer("Fay", secret("fay@example.org"), null, null));
        buyers.deleteAllById(List.of(fay.id));
        assertThat(buyers.count()).isEqualTo(1);
    }

    private static List<String> names(List<Buyer> found) {
        return found.stream().map(buyer -> buyer.name).toList();
    }
}
