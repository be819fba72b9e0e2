package io.kmsenc.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HkdfTest {

    static List<Vectors> published() {
        return Vectors.read("hkdf.txt");
    }

    @ParameterizedTest
    @MethodSource("published")
    void derivesWhatTheRfcPublishes(Vectors vector) {
        byte[] expected = vector.bytes("output");
        assertThat(Hkdf.derive(vector.bytes("key-material"), vector.bytes("info"), expected.length))
                .isEqualTo(expected);
    }

    @Test
    void refusesMoreThanTheCounterByteReaches() {
        assertThat(Hkdf.derive(new byte[32], new byte[0], 255 * 32)).hasSize(255 * 32);
        assertThatIllegalArgumentException().isThrownBy(() -> Hkdf.derive(new byte[32], new byte[0], 255 * 32 + 1));
    }
}
