package io.kmsenc.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import javax.crypto.AEADBadTagException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class Xaes256GcmTest {

    private static final byte[] NO_BYTES = {};
    private static final int OVERHEAD = Suite.XAES_256_GCM.overhead();

    private final SecureRandom random = new SecureRandom();

    static List<Vectors> published() {
        return Vectors.read("xaes-256-gcm.txt");
    }

    static List<Vectors> accumulated() {
        return Vectors.read("xaes-256-gcm-accumulated.txt");
    }

    @ParameterizedTest
    @MethodSource("published")
    void encryptsAsPublished(Vectors vector) throws AEADBadTagException {
        byte[] nonce = vector.bytes("nonce");
        byte[] aad = vector.bytes("aad");
        Xaes256Gcm xaes = new Xaes256Gcm(vector.bytes("key"), new FixedRandom(nonce), 1);
        byte[] payload = encrypt(xaes, vector.bytes("plaintext"), aad);
        assertThat(HexFormat.of().formatHex(payload)).isEqualTo(vector.text("nonce") + vector.text("ciphertext"));
        assertThat(xaes.decrypt(payload, 0, aad)).isEqualTo(vector.bytes("plaintext"));
    }

    @ParameterizedTest
    @MethodSource("published")
    void derivesAsPublished(Vectors vector) {
        assertThat(new XaesKdf(vector.bytes("key"))
                        .derive(vector.bytes("nonce"), 0)
                        .getEncoded())
                .isEqualTo(vector.bytes("derived-key"));
    }

    @ParameterizedTest
    @MethodSource("accumulated")
    void encryptsManyMessagesAsPublished(Vectors vector) throws AEADBadTagException {
        Shake128 source = new Shake128();
        Shake128 hash = new Shake128();
        for (int i = Integer.parseInt(vector.text("iterations")); i > 0; i--) {
            byte[] key = source.squeeze(32);
            byte[] nonce = source.squeeze(24);
            byte[] plaintext = source.squeeze(source.squeeze(1)[0] & 0xFF);
            byte[] aad = source.squeeze(source.squeeze(1)[0] & 0xFF);
            Xaes256Gcm xaes = new Xaes256Gcm(key, new FixedRandom(nonce), 1);
            byte[] payload = encrypt(xaes, plaintext, aad);
            assertThat(xaes.decrypt(payload, 0, aad)).isEqualTo(plaintext);
            hash.absorb(Arrays.copyOfRange(payload, 24, payload.length));
        }
        assertThat(HexFormat.of().formatHex(hash.squeeze(32))).isEqualTo(vector.text("hash"));
    }

    @Test
    void keepsTheFirstHalfOfTheNonceForTheBoundAndNoLonger() {
        Xaes256Gcm xaes = new Xaes256Gcm(new byte[32], random, 10);
        String half = null;
        Set<String> halves = new HashSet<>();
        Set<String> nonces = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            String nonce = HexFormat.of().formatHex(encrypt(xaes, NO_BYTES, NO_BYTES), 0, 24);
            nonces.add(nonce);
            if (i % 10 == 0) {
                half = nonce.substring(0, 24);
                halves.add(half);
            }
            assertThat(nonce).startsWith(half);
        }
        assertThat(halves).hasSize(100);
        assertThat(nonces).hasSize(1000);
    }

    @Test
    void readsMoreFirstHalvesThanItsCacheHolds() throws AEADBadTagException {
        Xaes256Gcm writer = new Xaes256Gcm(new byte[32], random, 1);
        Xaes256Gcm reader = new Xaes256Gcm(new byte[32], random, 1);
        byte[][] payloads = new byte[3 * XaesSubkeyCache.ENTRIES][];
        for (int i = 0; i < payloads.length; i++) {
            payloads[i] = encrypt(writer, new byte[] {(byte) i}, NO_BYTES);
        }
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < payloads.length; i++) {
                assertThat(reader.decrypt(payloads[i], 0, NO_BYTES)).containsExactly((byte) i);
            }
        }
    }

    @Test
    void readsOnAfterAFailure() throws AEADBadTagException {
        Xaes256Gcm xaes = new Xaes256Gcm(new byte[32], random, 100);
        byte[] payload = encrypt(xaes, new byte[] {1, 2, 3}, NO_BYTES);
        byte[] altered = payload.clone();
        altered[altered.length - 1] ^= 1;
        for (int i = 0; i < 3; i++) {
            assertThatExceptionOfType(AEADBadTagException.class).isThrownBy(() -> xaes.decrypt(altered, 0, NO_BYTES));
            assertThat(xaes.decrypt(payload, 0, NO_BYTES)).containsExactly(1, 2, 3);
        }
    }

    private static byte[] encrypt(Xaes256Gcm xaes, byte[] plaintext, byte[] aad) {
        byte[] payload = new byte[OVERHEAD + plaintext.length];
        xaes.encrypt(plaintext, aad, payload, 0);
        return payload;
    }
}
