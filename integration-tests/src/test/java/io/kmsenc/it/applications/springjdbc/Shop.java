package io.kmsenc.it.applications.springjdbc;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;

/** Buyers with their addresses and baskets. */
final class Shop {

    private Shop() {}

    @Table
    static class Buyer {
        @Id
        @Nullable
        Long id;

        @Version
        int version;

        String name = "";
        String email = "";

        @Nullable
        String phone;

        @Nullable
        String nationalId;

        @Embedded.Nullable(prefix = "home_")
        @Nullable
        Home home;

        Set<Card> cards = new HashSet<>();

        List<BasketLine> basket = new ArrayList<>();

        Buyer() {}

        Buyer(String name, String email, @Nullable String phone, @Nullable String nationalId) {
            this.name = name;
            this.email = email;
            this.phone = phone;
            this.nationalId = nationalId;
        }
    }

    record Home(String street, String city) {}

    record Card(@Id @Nullable Long id, String token, String reference) {}

    record BasketLine(
            String product, BigDecimal price, @Nullable String giftMessage) {}
}
