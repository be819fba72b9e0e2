package io.kmsenc.it.applications.springdata;

import static io.kmsenc.it.applications.SampleApplication.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kmsenc.it.applications.Refusable;
import io.kmsenc.it.applications.springdata.Practice.Insurance;
import io.kmsenc.it.applications.springdata.Practice.Letter;
import io.kmsenc.it.applications.springdata.Practice.Patient;
import java.time.LocalDate;
import java.util.List;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.domain.Example;
import org.springframework.data.domain.ExampleMatcher;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.transaction.support.TransactionTemplate;

/** What the practice's front desk does. */
final class PracticeWork {

    private static final String ADA = secret("ada@example.org");
    private static final String BOB = secret("bob@example.org");
    private static final String CY = secret("cy@example.org");
    private static final LocalDate MAY = LocalDate.of(2026, 5, 4);

    private final Patients patients;
    private final TransactionTemplate transactions;

    PracticeWork(Patients patients, TransactionTemplate transactions) {
        this.patients = patients;
        this.transactions = transactions;
    }

    void run() {
        saves();
        transactions.executeWithoutResult(status -> derived());
        Refusable.attempt(() -> assertNames(patients.findDistinctByNameAndNationalIdIsNotNull("Ada"), "Ada"));
        pages();
        projections();
        transactions.executeWithoutResult(status -> queries());
        specifications();
        transactions.executeWithoutResult(status -> changes());
    }

    private void saves() {
        Patient ada = new Patient("Ada", ADA, secret("+49 1"), secret("12-34"));
        ada.insurance = new Insurance("AOK", secret("A1"));
        ada.letters.add(new Letter(ada, MAY, secret("dear Ada")));
        ada.letters.add(new Letter(ada, MAY, secret("dear Ada again")));
        patients.save(ada);
        patients.saveAllAndFlush(List.of(
                new Patient("Bob", BOB, secret("+49 2"), null), new Patient("Cy", CY, secret("+49 3"), secret("56"))));
        Patient read = patients.findById(ada.id).orElseThrow();
        assertThat(read.nationalId).isEqualTo(secret("12-34"));
        read.nationalId = secret("12-35");
        read.born = MAY;
        patients.save(read);
        assertThatThrownBy(() -> patients.saveAndFlush(new Patient("Eve", ADA, null, null)))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private void derived() {
        assertThat(patients.findByEmail(ADA).orElseThrow().nationalId).isEqualTo(secret("12-35"));
        assertNames(patients.findByEmailAndPhone(ADA, secret("+49 1")), "Ada");
        assertThat(patients.findByEmailOrPhone(ADA, secret("+49 2"))).hasSize(2);
        assertThat(patients.findByEmailIn(List.of(ADA, BOB, "x"))).hasSize(2);
        assertNames(patients.findByEmailNotIn(List.of(ADA), Sort.by("name")), "Bob", "Cy");
        assertNames(patients.findByEmailNotAndNameStartingWith(ADA, "B"), "Bob");
        assertNames(patients.findByPhone(secret("+49 3")), "Cy");
        assertNames(patients.findByPhone(null));
        assertNames(patients.findByNationalIdIsNull(), "Bob");
        assertNames(patients.findByInsuranceNumber(secret("A1")), "Ada");
        assertThat(patients.findByLettersWrittenIsNotNullAndEmail(ADA)).isNotEmpty();
        assertThat(patients.findFirstByEmailOrderByBornDesc(BOB)).isPresent();
        assertNames(patients.findTop2ByPhoneIsNotNullOrderByIdDesc(), "Cy", "Bob");
        assertThat(patients.existsByEmail(BOB)).isTrue();
        assertThat(patients.countByEmail("x")).isZero();
        assertThat(patients.countDistinctEmailByPhoneIsNotNull()).isEqualTo(3);
        try (var read = patients.readByEmail(BOB)) {
            assertThat(read).hasSize(1);
        }
        assertThat(patients.findWithLettersByEmail(ADA).orElseThrow().letters)
                .extracting(letter -> letter.body)
                .contains(secret("dear Ada"));
        assertThat(patients.findLockedByEmail(ADA)).isPresent();
    }

    private void pages() {
        List<String> phones = List.of(secret("+49 1"), secret("+49 2"), secret("+49 3"));
        var page = patients.findByPhoneIn(phones, PageRequest.of(0, 2, Sort.by("name")));
        assertThat(page.getTotalElements()).isEqualTo(3);
        assertNames(page.getContent(), "Ada", "Bob");
        assertNames(patients.nativePage(phones, PageRequest.of(1, 2)).getContent(), "Cy");
        assertThat(patients.findByBornIsNull(PageRequest.of(0, 1, Sort.by("id")))
                        .hasNext())
                .isTrue();
        assertNames(patients.findAll(PageRequest.of(1, 2, Sort.by("id"))).getContent(), "Cy");
        assertThat(patients.findAllById(List.of(1L, 2L))).hasSize(2);
        // one property, as the order of several differs from run to run
        ExampleMatcher matcher = ExampleMatcher.matching().withIgnorePaths("version", "letters", "name");
        assertThat(patients.findAll(Example.of(new Patient("Bob", BOB, null, null), matcher)))
                .hasSize(1);
    }

    private void projections() {
        assertThat(patients.findLinesByEmail(ADA))
                .extracting(Patients.Line::getNationalId)
                .containsExactly(secret("12-35"));
        assertThat(patients.findByName("Bob", Patients.Phone.class))
                .containsExactly(new Patients.Phone("Bob", secret("+49 2")));
    }

    private void queries() {
        assertThat(patients.queried(ADA)).isPresent();
        assertNames(patients.filtered(ADA, null), "Ada");
        assertNames(patients.filtered(null, "Bob"), "Bob");
        assertThat(patients.emailsOfWritten()).containsExactly(ADA);
        assertThat(patients.bodies(ADA)).containsExactly(secret("dear Ada"), secret("dear Ada again"));
        assertThat(patients.natively(BOB)).isPresent();
        assertThat(patients.changePhone(BOB, secret("+49 22"))).isEqualTo(1);
        assertThat(patients.changeNationalId(BOB, secret("78"))).isEqualTo(1);
        assertThat(patients.findByEmail(BOB).orElseThrow().nationalId).isEqualTo(secret("78"));
    }

    private void specifications() {
        Specification<Patient> byEmail = (root, query, build) -> build.equal(root.get("email"), BOB);
        Specification<Patient> byPhone =
                (root, query, build) -> root.get("phone").in(secret("+49 22"), "x");
        Specification<Patient> byName = (root, query, build) -> build.like(root.get("name"), "B%");
        assertNames(patients.findAll(byEmail.and(byPhone)), "Bob");
        assertNames(patients.findAll(byEmail.or(byPhone).and(byName)), "Bob");
        assertNames(patients.findAll(Specification.not(byEmail), Sort.by("name")), "Ada", "Cy");
        assertThat(patients.count(byEmail)).isEqualTo(1);
        assertThat(patients.exists(byPhone)).isTrue();
        assertNames(patients.findAll(byName, PageRequest.of(0, 1)).getContent(), "Bob");
    }

    private void changes() {
        patients.save(new Patient("Dan", secret("dan@example.org"), secret("+49 4"), null));
        patients.save(new Patient("Eva", secret("eva@example.org"), secret("+49 5"), null));
        patients.save(new Patient("Fay", secret("fay@example.org"), secret("+49 6"), null));
        assertThat(patients.deleteByEmail(secret("dan@example.org"))).isEqualTo(1);
        assertThat(patients.removeByPhone(secret("+49 5"))).hasSize(1);
        assertThat(patients.deleteAllByEmails(List.of(secret("fay@example.org"), "x")))
                .isEqualTo(1);
        patients.delete(patients.findByEmail(CY).orElseThrow());
        assertThat(patients.count()).isEqualTo(2);
    }

    private static void assertNames(List<Patient> found, String... names) {
        assertThat(found).extracting(patient -> patient.name).containsExactly(names);
    }
}
