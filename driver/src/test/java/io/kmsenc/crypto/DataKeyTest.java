package io.kmsenc.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataKeyTest {

    private static final byte[] PLAINTEXT = {1, 2, 3};

    private final DataKey key = DataKey.of(new byte[32]);

    @ParameterizedTest
    @EnumSource
    void derivesNothingOnceDestroyed(Suite suite) {
        ColumnKey known = key.forColumn(suite, 1, "column:t.c");
        byte[] message = known.encrypt(PLAINTEXT, 0);
        key.destroy();
        assertThat(key.isDestroyed()).isTrue();
        assertThatExceptionOfType(DestroyedKeyException.class).isThrownBy(() -> key.forColumn(suite, 1, "column:t.c"));
        assertThatExceptionOfType(DestroyedKeyException.class).isThrownBy(() -> key.forColumn(suite, 1, "column:t.d"));
        assertThatExceptionOfType(DestroyedKeyException.class).isThrownBy(() -> known.encrypt(PLAINTEXT, 0));
        assertThatExceptionOfType(DestroyedKeyException.class).isThrownBy(() -> known.decrypt(message, 0));
    }

    @Test
    void keepsItsIdOnceDestroyed() {
        KeyId id = key.id();
        key.destroy();
        assertThat(key.id()).isEqualTo(id);
        assertThat(key).hasToString("DataKey[" + id + "]");
    }

    @Test
    void copiesTheBytesItIsMadeOf() {
        byte[] bytes = new byte[32];
        DataKey copy = DataKey.of(bytes);
        bytes[0] = 1;
        ColumnKey column = copy.forColumn(Suite.AES_256_SIV, 1, "group:g");
        assertThat(column.encrypt(PLAINTEXT, 0))
                .isEqualTo(key.forColumn(Suite.AES_256_SIV, 1, "group:g").encrypt(PLAINTEXT, 0));
    }

    @Test
    void derivesAColumnKeyOnce() {
        assertThat(key.forColumn(Suite.AES_256_SIV, 1, "group:g"))
                .isSameAs(key.forColumn(Suite.AES_256_SIV, 1, "group:g"))
                .isNotSameAs(key.forColumn(Suite.AES_256_SIV, 2, "group:g"));
    }

    @ParameterizedTest
    @EnumSource
    void refusesAMessageWhoseHeaderNamesAnotherKey(Suite suite) {
        ColumnKey column = key.forColumn(suite, 1, "column:t.c");
        byte[] message = column.encrypt(PLAINTEXT, 0);
        message[7] ^= 1;
        assertThatExceptionOfType(AEADBadTagException.class).isThrownBy(() -> column.decrypt(message, 0));
    }

    @ParameterizedTest
    @EnumSource
    void refusesAMessageShorterThanItsOverhead(Suite suite) {
        ColumnKey column = key.forColumn(suite, 1, "column:t.c");
        byte[] message = column.encrypt(new byte[0], 0);
        for (int length = 0; length < message.length; length++) {
            byte[] cut = Arrays.copyOf(message, length);
            assertThatExceptionOfType(AEADBadTagException.class).isThrownBy(() -> column.decrypt(cut, 0));
        }
    }

    @Test
    void refusesIdentitiesThatHaveNoUnambiguousBytes() {
        String longest = "x".repeat(0xFFFF);
        assertThat(key.forColumn(Suite.AES_256_SIV, 1, longest)).isNotNull();
        assertThatIllegalArgumentException().isThrownBy(() -> key.forColumn(Suite.AES_256_SIV, 1, longest + "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> key.forColumn(Suite.XAES_256_GCM, 1, "column:\uD800"));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 128, 257})
    void refusesTypesThatAHeaderCannotHold(int type) {
        assertThatIllegalArgumentException().isThrownBy(() -> key.forColumn(Suite.AES_256_SIV, type, "group:g"));
    }

    @Test
    void refusesAKeyOfAnotherSize() {
        assertThatIllegalArgumentException().isThrownBy(() -> DataKey.of(new byte[16]));
    }
}
