package io.kmsenc.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.crypto.tink.subtle.AesSiv;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.AEADBadTagException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AesSivAeadTest {

    static List<Vectors> rfc() {
        return Vectors.read("aes-siv-rfc5297.txt");
    }

    static List<Vectors> wycheproof() {
        return Vectors.read("aes-256-siv-wycheproof.txt");
    }

    @ParameterizedTest
    @MethodSource("rfc")
    void theLibraryDoesWhatTheRfcPublishes(Vectors vector) throws GeneralSecurityException {
        byte[][] associated = Arrays.stream(vector.text("associated").split(" "))
                .map(HexFormat.of()::parseHex)
                .toArray(byte[][]::new);
        AesSiv siv = new AesSiv(vector.bytes("key"));
        byte[] payload = vector.bytes("payload");
        assertThat(siv.encryptDeterministicallyWithAssociatedDatas(vector.bytes("plaintext"), associated))
                .isEqualTo(payload);
        assertThat(siv.decryptDeterministicallyWithAssociatedDatas(payload, associated))
                .isEqualTo(vector.bytes("plaintext"));
    }

    @ParameterizedTest
    @MethodSource("wycheproof")
    void agreesWithWycheproof(Vectors vector) throws AEADBadTagException {
        AesSivAead siv = new AesSivAead(vector.bytes("key"));
        byte[] aad = vector.bytes("aad");
        byte[] payload = vector.bytes("payload");
        if (!Boolean.parseBoolean(vector.text("valid"))) {
            assertThatExceptionOfType(AEADBadTagException.class).isThrownBy(() -> siv.decrypt(payload, 0, aad));
            return;
        }
        byte[] encrypted = new byte[payload.length];
        siv.encrypt(vector.bytes("plaintext"), aad, encrypted, 0);
        assertThat(encrypted).isEqualTo(payload);
        assertThat(siv.decrypt(payload, 0, aad)).isEqualTo(vector.bytes("plaintext"));
    }

    @Test
    void refusesAKeyOfAnotherSize() {
        // 32 bytes would be AES-128-SIV, which the library accepts.
        assertThatIllegalArgumentException().isThrownBy(() -> new AesSivAead(new byte[32]));
    }
}
