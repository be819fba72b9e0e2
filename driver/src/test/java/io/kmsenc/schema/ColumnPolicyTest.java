package io.kmsenc.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ColumnPolicyTest {

    private static final ColumnRule ANY_SCHEMA = rule(Optional.empty(), "Customers", "Email");
    private static final ColumnRule ONE_SCHEMA = rule(Optional.of("App"), "Orders", "Card");
    private static final ColumnRule OTHER_SCHEMA = rule(Optional.of("Old"), "Orders", "Card");

    private final ColumnPolicy policy = new ColumnPolicy(List.of(ANY_SCHEMA, ONE_SCHEMA, OTHER_SCHEMA));

    private static ColumnRule rule(Optional<String> schema, String table, String column) {
        ColumnName name = new ColumnName(schema, table, column);
        return new ColumnRule(name, ColumnMode.RANDOMIZED, LogicalType.TEXT, "column:" + name.dotted(), false);
    }

    @Test
    void findsARuleWithoutSchemaInEverySchema() {
        assertThat(policy.rule("PUBLIC", "CUSTOMERS", "EMAIL")).contains(ANY_SCHEMA);
        assertThat(policy.rule("app", "customers", "email")).contains(ANY_SCHEMA);
    }

    @Test
    void findsARuleWithSchemaInThatSchemaOnly() {
        assertThat(policy.rule("APP", "orders", "card")).contains(ONE_SCHEMA);
        assertThat(policy.rule("old", "orders", "card")).contains(OTHER_SCHEMA);
        assertThat(policy.rule("public", "orders", "card")).isEmpty();
        assertThat(policy.rule("app", "orders", "email")).isEmpty();
    }

    @Test
    void cannotBeChangedFromOutside() {
        assertThat(policy.tableNames()).containsExactlyInAnyOrder("customers", "orders");
        assertThatThrownBy(() -> policy.tableNames().remove("orders"))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(policy.rulesOf("app", "orders")).containsExactly(ONE_SCHEMA);
    }
}
