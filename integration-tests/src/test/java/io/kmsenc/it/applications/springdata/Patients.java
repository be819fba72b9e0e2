package io.kmsenc.it.applications.springdata;

import io.kmsenc.it.applications.springdata.Practice.Patient;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.query.Param;

interface Patients extends JpaRepository<Patient, Long>, JpaSpecificationExecutor<Patient> {

    /** What a list shows. */
    interface Line {
        String getName();

        String getEmail();

        @Nullable
        String getNationalId();
    }

    /** What a phone list shows. */
    record Phone(String name, String phone) {}

    Optional<Patient> findByEmail(String email);

    List<Patient> findByEmailAndPhone(String email, String phone);

    List<Patient> findByEmailOrPhone(String email, String phone);

    List<Patient> findByEmailIn(Collection<String> emails);

    List<Patient> findByEmailNotIn(Collection<String> emails, Sort sort);

    List<Patient> findByEmailNotAndNameStartingWith(String email, String name);

    List<Patient> findByPhone(@Nullable String phone);

    List<Patient> findByNationalIdIsNull();

    List<Patient> findDistinctByNameAndNationalIdIsNotNull(String name);

    List<Patient> findByInsuranceNumber(String number);

    List<Patient> findByLettersWrittenIsNotNullAndEmail(String email);

    Optional<Patient> findFirstByEmailOrderByBornDesc(String email);

    List<Patient> findTop2ByPhoneIsNotNullOrderByIdDesc();

    boolean existsByEmail(String email);

    long countByEmail(String email);

    long countDistinctEmailByPhoneIsNotNull();

    long deleteByEmail(String email);

    List<Patient> removeByPhone(String phone);

    Page<Patient> findByPhoneIn(Collection<String> phones, Pageable page);

    Slice<Patient> findByBornIsNull(Pageable page);

    Stream<Patient> readByEmail(String email);

    List<Line> findLinesByEmail(String email);

    <T> List<T> findByName(String name, Class<T> type);

    @EntityGraph(attributePaths = "letters")
    Optional<Patient> findWithLettersByEmail(String email);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<Patient> findLockedByEmail(String email);

    @Query("select p from Patient p where p.email = ?1")
    Optional<Patient> queried(String email);

    @Query("select p from Patient p where (:email is null or p.email = :email) and (:name is null or p.name = :name)")
    List<Patient> filtered(@Param("email") @Nullable String email, @Param("name") @Nullable String name);

    @Query("select p.email from Patient p join p.letters l where l.written is not null group by p.email")
    List<String> emailsOfWritten();

    @Query("select l.body from Letter l where l.patient.email = :email order by l.id")
    List<String> bodies(@Param("email") String email);

    @Query(value = "select * from patients where email = :email", nativeQuery = true)
    Optional<Patient> natively(@Param("email") String email);

    @Query(
            value = "select * from patients where phone in (:phones) order by id",
            countQuery = "select count(*) from patients where phone in (:phones)",
            nativeQuery = true)
    Page<Patient> nativePage(@Param("phones") Collection<String> phones, Pageable page);

    @Modifying(clearAutomatically = true)
    @Query("update Patient p set p.phone = :phone where p.email = :email")
    int changePhone(@Param("email") String email, @Param("phone") String phone);

    @Modifying(clearAutomatically = true)
    @Query(value = "update patients set national_id = :id where email = :email", nativeQuery = true)
    int changeNationalId(@Param("email") String email, @Param("id") @Nullable String id);

    @Modifying
    @Query("delete from Patient p where p.email in :emails")
    int deleteAllByEmails(@Param("emails") List<String> emails);
}
