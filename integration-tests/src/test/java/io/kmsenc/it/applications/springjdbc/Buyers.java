package io.kmsenc.it.applications.springjdbc;

import io.kmsenc.it.applications.springjdbc.Shop.Buyer;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Slice;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.ListCrudRepository;
import org.springframework.data.repository.PagingAndSortingRepository;
import org.springframework.data.repository.query.Param;
import org.springframework.data.repository.query.QueryByExampleExecutor;

interface Buyers
        extends ListCrudRepository<Buyer, Long>,
                PagingAndSortingRepository<Buyer, Long>,
                QueryByExampleExecutor<Buyer> {

    Optional<Buyer> findByEmail(String email);

    List<Buyer> findByEmailAndPhone(String email, String phone);

    List<Buyer> findByEmailOrPhoneOrderByName(String email, String phone);

    List<Buyer> findByEmailIn(Collection<String> emails);

    List<Buyer> findByEmailNotAndName(String email, String name);

    List<Buyer> findByNationalIdIsNullOrderByName();

    List<Buyer> findByNationalIdIsNotNullAndEmail(String email);

    List<Buyer> findFirst2ByPhoneNotNullOrderByIdDesc();

    boolean existsByEmail(String email);

    long countByPhone(String phone);

    Page<Buyer> findByPhoneIn(Collection<String> phones, Pageable page);

    Slice<Buyer> findByNameNot(String name, Pageable page);

    Stream<Buyer> readByEmail(String email);

    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<Buyer> getByEmail(String email);

    @Query("SELECT national_id FROM buyer WHERE email = :email")
    @Nullable
    String nationalId(@Param("email") String email);

    @Query("SELECT * FROM buyer WHERE email IN (:emails) ORDER BY id")
    List<Buyer> queried(@Param("emails") List<String> emails);

    @Query("SELECT * FROM buyer WHERE (:phone IS NULL OR phone = :phone) AND name = :name")
    List<Buyer> filtered(@Param("phone") @Nullable String phone, @Param("name") String name);

    @Modifying
    @Query("UPDATE buyer SET phone = :phone WHERE email = :email")
    int changePhone(@Param("email") String email, @Param("phone") String phone);

    @Modifying
    @Query("DELETE FROM buyer WHERE email = :email")
    boolean removeByEmail(@Param("email") String email);
}
