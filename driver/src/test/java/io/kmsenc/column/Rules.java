package io.kmsenc.column;

import io.kmsenc.schema.ColumnMode;
import io.kmsenc.schema.ColumnName;
import io.kmsenc.schema.ColumnRule;
import io.kmsenc.schema.DeclaredType;
import io.kmsenc.schema.Equality;
import io.kmsenc.schema.LogicalType;
import io.kmsenc.schema.Normalization;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules of a column "t"."c". */
final class Rules {

    private Rules() {}

    static ColumnRule of(ColumnMode mode, LogicalType type) {
        return of(mode, type, mode == ColumnMode.RANDOMIZED ? "column:t.c" : "group:t.c");
    }

    static ColumnRule of(ColumnMode mode, LogicalType type, String identity) {
        return new ColumnRule(new ColumnName(Optional.empty(), "t", "c"), mode, type, identity, false);
    }

    static ColumnRule of(ColumnMode mode, DeclaredType declared, String identity) {
        return new ColumnRule(
                new ColumnName(Optional.empty(), "t", "c"), mode, declared, identity, false, Equality.UNDECLARED);
    }

    static ColumnRule allowingPlaintext(ColumnRule rule) {
        return new ColumnRule(rule.name(), rule.mode(), rule.type(), rule.identity(), true);
    }

    static ColumnRule normalizing(Normalization... steps) {
        ColumnRule rule = of(ColumnMode.DETERMINISTIC, LogicalType.TEXT);
        Equality equality = Equality.after(Set.of(steps));
        return new ColumnRule(rule.name(), rule.mode(), rule.type(), rule.identity(), false, equality);
    }

    static List<ColumnRule> text() {
        return Arrays.stream(ColumnMode.values())
                .map(mode -> of(mode, LogicalType.TEXT))
                .toList();
    }

    static List<ColumnRule> binary() {
        return Arrays.stream(ColumnMode.values())
                .map(mode -> of(mode, LogicalType.BINARY))
                .toList();
    }
}
