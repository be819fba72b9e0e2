package io.kmsenc.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How long a value may be is the reverse of how long its ciphertext is. */
class CiphertextRoomTest {

    private static ColumnRule rule(ColumnMode mode, DeclaredType type) {
        ColumnName name = new ColumnName(Optional.empty(), "t", "c");
        return new ColumnRule(name, mode, type, "column:t.c", false, Equality.UNDECLARED, false);
    }

    @Test
    void isTheReverseOfTheSize() {
        for (ColumnMode mode : ColumnMode.values()) {
            for (int characters = 1; characters < 300; characters++) {
                ColumnRule rule = rule(mode, new DeclaredType(LogicalType.TEXT, characters, 0));
                int longest = CiphertextSize.ofLongest(rule).orElseThrow();
                assertThat(CiphertextSize.room(rule, longest)).isEqualTo(4L * characters);
                assertThat(CiphertextSize.room(rule, longest - 1)).isEqualTo(4L * characters - 1);
            }
            ColumnRule binary = rule(mode, DeclaredType.of(LogicalType.BINARY));
            int shortest = CiphertextSize.ofShortest(binary);
            assertThat(CiphertextSize.room(binary, shortest)).isZero();
            assertThat(CiphertextSize.room(binary, shortest + 5)).isEqualTo(5);
            assertThat(CiphertextSize.room(binary, 1)).isZero();
        }
    }
}
