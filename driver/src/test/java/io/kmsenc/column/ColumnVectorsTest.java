package io.kmsenc.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.kmsenc.crypto.Vectors;
import io.kmsenc.keys.DataKeyException;
import io.kmsenc.schema.ColumnMode;
import io.kmsenc.schema.ColumnRule;
import io.kmsenc.schema.DeclaredType;
import io.kmsenc.schema.LogicalType;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The stored forms of format.txt and format-refused.txt, which another implementation has recomputed. */
class ColumnVectorsTest {

    static List<Vectors> text() {
        return Vectors.read("format.txt").stream()
                .filter(v -> rule(v).type() == LogicalType.TEXT)
                .toList();
    }

    static List<Vectors> binary() {
        return Vectors.read("format.txt").stream()
                .filter(v -> rule(v).type() == LogicalType.BINARY)
                .toList();
    }

    static List<Vectors> typed() {
        return Vectors.read("format.txt").stream()
                .filter(v -> !rule(v).type().isString())
                .toList();
    }

    static List<Vectors> refused() {
        return Vectors.read("format-refused.txt");
    }

    @ParameterizedTest
    @MethodSource("text")
    void readsAndWritesTheTextForm(Vectors vector) {
        String stored = vector.text("text-form");
        assertThat(cipher(vector).decryptText(rule(vector), stored)).isEqualTo(vector.json("plaintext.text"));
        byte[] message = vector.bytes("message");
        byte[] spare = new byte[TextForm.SPARE + message.length];
        System.arraycopy(message, 0, spare, TextForm.SPARE, message.length);
        assertThat(TextForm.encode(spare)).isEqualTo(stored);
        assertThat(TextForm.decode(stored)).isEqualTo(spare);
        if (rule(vector).deterministic()) {
            assertThat(cipher(vector).encryptText(rule(vector), vector.json("plaintext.text")))
                    .isEqualTo(stored);
        }
    }

    @ParameterizedTest
    @MethodSource("binary")
    void readsAndWritesTheBinaryForm(Vectors vector) {
        byte[] stored = vector.bytes("message");
        assertThat(cipher(vector).decryptBinary(rule(vector), stored)).isEqualTo(vector.bytes("plaintext.hex"));
        if (rule(vector).deterministic()) {
            assertThat(cipher(vector).encryptBinary(rule(vector), vector.bytes("plaintext.hex")))
                    .isEqualTo(stored);
        }
    }

    @ParameterizedTest
    @MethodSource("typed")
    void readsAndWritesCanonicalTexts(Vectors vector) {
        Object value = cipher(vector).decryptValue(rule(vector), vector.text("text-form"));
        assertThat(CanonicalText.of(rule(vector).declared(), value)).isEqualTo(vector.json("plaintext.text"));
        String stored = cipher(vector).encryptValue(rule(vector), value);
        assertThat(cipher(vector).decryptValue(rule(vector), stored)).isEqualTo(value);
        if (rule(vector).deterministic()) {
            assertThat(stored).isEqualTo(vector.text("text-form"));
        }
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesForTheReasonGiven(Vectors vector) {
        Throwable failure = catchThrowable(() -> {
            if (rule(vector).type() == LogicalType.TEXT) {
                cipher(vector).decryptText(rule(vector), vector.json("stored.text"));
            } else if (rule(vector).type() == LogicalType.BINARY) {
                cipher(vector).decryptBinary(rule(vector), vector.bytes("stored.hex"));
            } else {
                cipher(vector).decryptValue(rule(vector), vector.json("stored.text"));
            }
        });
        String reason =
                failure instanceof ColumnException column ? column.reason().name() : "";
        assertThat(failure instanceof DataKeyException ? "NO_DATA_KEY" : reason).isEqualTo(vector.text("reason"));
    }

    private static EnvelopeColumnCipher cipher(Vectors vector) {
        byte[] dataKey = vector.bytes("data-key");
        return new EnvelopeColumnCipher(new KeyRing(dataKey, dataKey));
    }

    private static ColumnRule rule(Vectors vector) {
        LogicalType type = LogicalType.valueOf(vector.text("type").toUpperCase(Locale.ROOT));
        DeclaredType declared = type == LogicalType.DECIMAL
                ? DeclaredType.decimal(DeclaredType.MAX_PRECISION, Integer.parseInt(vector.text("scale")))
                : DeclaredType.of(type);
        return Rules.of(
                ColumnMode.valueOf(vector.text("mode").toUpperCase(Locale.ROOT)), declared, vector.text("identity"));
    }
}
