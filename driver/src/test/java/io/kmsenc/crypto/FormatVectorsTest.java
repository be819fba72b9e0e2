package io.kmsenc.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.schema.ColumnMode;
import io.kmsenc.schema.LogicalType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.crypto.AEADBadTagException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The messages of format.txt, which another implementation has recomputed, in the making and in the reading. */
class FormatVectorsTest {

    static List<Vectors> format() {
        return Vectors.read("format.txt");
    }

    @ParameterizedTest
    @MethodSource("format")
    void derivesTheKeyId(Vectors vector) {
        assertThat(DataKey.of(vector.bytes("data-key")).id()).hasToString(vector.text("key-id"));
    }

    @ParameterizedTest
    @MethodSource("format")
    void makesTheMessage(Vectors vector) {
        byte[] dataKey = vector.bytes("data-key");
        String identity = vector.text("identity");
        Aead aead = suite(vector) == Suite.XAES_256_GCM
                ? KeyDerivation.xaes256Gcm(dataKey, new FixedRandom(vector.bytes("nonce")))
                : KeyDerivation.aes256Siv(dataKey, identity);
        ColumnKey key = new ColumnKey(KeyDerivation.keyId(dataKey), suite(vector), type(vector), identity, aead);
        byte[] message = key.encrypt(plaintext(vector), 3);
        assertThat(Arrays.copyOfRange(message, 3, message.length)).isEqualTo(vector.bytes("message"));
    }

    @ParameterizedTest
    @MethodSource("format")
    void readsTheMessage(Vectors vector) throws AEADBadTagException {
        ColumnKey key =
                DataKey.of(vector.bytes("data-key")).forColumn(suite(vector), type(vector), vector.text("identity"));
        assertThat(key.decrypt(vector.bytes("message"), 0)).isEqualTo(plaintext(vector));
    }

    private static byte[] plaintext(Vectors vector) {
        return vector.has("plaintext.text")
                ? vector.json("plaintext.text").getBytes(StandardCharsets.UTF_8)
                : vector.bytes("plaintext.hex");
    }

    private static Suite suite(Vectors vector) {
        ColumnMode mode = ColumnMode.valueOf(vector.text("mode").toUpperCase(Locale.ROOT));
        return mode == ColumnMode.RANDOMIZED ? Suite.XAES_256_GCM : Suite.AES_256_SIV;
    }

    private static int type(Vectors vector) {
        return LogicalType.valueOf(vector.text("type").toUpperCase(Locale.ROOT)).code();
    }
}
