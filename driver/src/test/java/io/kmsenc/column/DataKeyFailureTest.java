package io.kmsenc.column;

import static io.kmsenc.schema.ColumnMode.RANDOMIZED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kmsenc.crypto.DataKey;
import io.kmsenc.crypto.DestroyedKeyException;
import io.kmsenc.crypto.KeyId;
import io.kmsenc.keys.DataKeyException;
import io.kmsenc.keys.DataKeys;
import io.kmsenc.schema.ColumnRule;
import io.kmsenc.schema.LogicalType;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataKeyFailureTest {

    private int asked;

    /** Data keys that all come from one source. */
    private record Source(Supplier<DataKey> next) implements DataKeys {
        @Override
        public DataKey current(String scope) {
            return next.get();
        }

        @Override
        public DataKey deterministic(String identity, String scope) {
            return next.get();
        }

        @Override
        public DataKey find(KeyId id, String identity) {
            return next.get();
        }
    }

    static List<ColumnRule> rules() {
        return Rules.text();
    }

    private DataKey destroyedUntil(int live) {
        DataKey key = DataKey.of(new byte[DataKey.LENGTH]);
        if (++asked < live) {
            key.destroy();
        }
        return key;
    }

    @ParameterizedTest
    @MethodSource("rules")
    void asksAgainForAKeyThatWasDestroyedInBetween(ColumnRule rule) {
        EnvelopeColumnCipher cipher = new EnvelopeColumnCipher(new Source(() -> destroyedUntil(3)));
        String stored = cipher.encryptText(rule, "x");
        assertThat(asked).isEqualTo(3);
        asked = 0;
        assertThat(cipher.decryptText(rule, stored)).isEqualTo("x");
        assertThat(asked).isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void doesNotAskForEver(ColumnRule rule) {
        EnvelopeColumnCipher cipher = new EnvelopeColumnCipher(new Source(() -> destroyedUntil(Integer.MAX_VALUE)));
        assertThatExceptionOfType(DataKeyException.class)
                .isThrownBy(() -> cipher.encryptText(rule, "x"))
                .withMessageStartingWith("column \"t\".\"c\": ")
                .withCauseInstanceOf(DestroyedKeyException.class)
                .returns(true, DataKeyException::retryable);
        assertThat(asked).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void namesTheColumnWhereTheDataKeyCannotBeHad(boolean retryable) {
        DataKeyException original = new DataKeyException("data key \"k\": gone; restore it", retryable, null);
        EnvelopeColumnCipher cipher = new EnvelopeColumnCipher(new Source(() -> {
            throw original;
        }));
        ColumnRule rule = Rules.of(RANDOMIZED, LogicalType.TEXT);
        assertThatExceptionOfType(DataKeyException.class)
                .isThrownBy(() -> cipher.encryptText(rule, "x"))
                .withMessage("column \"t\".\"c\": data key \"k\": gone; restore it")
                .withCause(original)
                .returns(retryable, DataKeyException::retryable);
    }

    @Test
    void refusesAMessageForWhichAnotherKeyIsHandedOut() {
        ColumnRule rule = Rules.of(RANDOMIZED, LogicalType.TEXT);
        String stored = new EnvelopeColumnCipher(KeyRing.fixed()).encryptText(rule, "x");
        byte[] other = new byte[DataKey.LENGTH];
        other[31] = 1;
        EnvelopeColumnCipher cipher = new EnvelopeColumnCipher(new Source(() -> DataKey.of(other)));
        assertThatExceptionOfType(ColumnException.class)
                .isThrownBy(() -> cipher.decryptText(rule, stored))
                .returns(ColumnException.Reason.AUTHENTICATION_FAILED, ColumnException::reason);
    }
}
