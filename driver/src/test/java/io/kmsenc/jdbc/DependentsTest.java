package io.kmsenc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DependentsTest {

    private static final Set<String> SECRET = Set.of("customers", "credit cards");

    @Test
    void followsViewsOnViewsAndPartitionsOfPartitions() {
        Set<String> found = Dependents.of(
                SECRET,
                Map.of(
                        "v1", "SELECT * FROM \"PUBLIC\".\"CUSTOMERS\"",
                        "v2", "select a from v1",
                        "w", "select a from customers_old",
                        "x", "select * from \"Credit Cards\""),
                List.of(List.of("p1", "customers"), List.of("p2", "p1"), List.of("q1", "q"), List.of("p1", "orders")));
        assertThat(found).containsExactlyInAnyOrder("v1", "v2", "x", "p1", "p2");
    }

    @Test
    void countsWhatMayNotBeReadAsDependent() {
        assertThat(Dependents.of(SECRET, Map.of("hidden", Dependents.UNREADABLE), List.of()))
                .containsExactly("hidden");
    }
}
