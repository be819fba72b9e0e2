package io.kmsenc.column;

import static io.kmsenc.schema.ColumnMode.DETERMINISTIC;
import static io.kmsenc.schema.ColumnMode.RANDOMIZED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.kmsenc.column.ColumnException.Reason;
import io.kmsenc.keys.DataKeyException;
import io.kmsenc.schema.ColumnMode;
import io.kmsenc.schema.ColumnRule;
import io.kmsenc.schema.LogicalType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is done to a stored value, it gives a typed failure and never a value. */
class AlteredCiphertextTest {

    private static final String SECRET = "plain-as-day";
    private static final String NO_DATA_KEY = "NO_DATA_KEY";

    private final EnvelopeColumnCipher cipher = new EnvelopeColumnCipher(KeyRing.fixed());

    static List<ColumnRule> textRules() {
        return Rules.text();
    }

    static List<ColumnRule> binaryRules() {
        return Rules.binary();
    }

    @ParameterizedTest
    @MethodSource("binaryRules")
    void refusesEveryFlippedBitOfAMessage(ColumnRule rule) {
        byte[] stored = cipher.encryptBinary(rule, SECRET.getBytes(StandardCharsets.UTF_8));
        for (int bit = 0; bit < 8 * stored.length; bit++) {
            byte[] altered = stored.clone();
            altered[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(reason(rule, altered)).as("bit %d", bit).isEqualTo(reasonOfByte(altered, bit / 8));
        }
    }

    private static String reasonOfByte(byte[] altered, int index) {
        if (index < 4) {
            return Reason.NOT_CIPHERTEXT.name();
        }
        if (index == 6 && Arrays.stream(LogicalType.values()).anyMatch(type -> type.code() == altered[index])) {
            return Reason.MALFORMED.name(); // another type than the column's
        }
        if (index < 7) {
            return Reason.UNSUPPORTED.name();
        }
        return index < 23 ? NO_DATA_KEY : Reason.AUTHENTICATION_FAILED.name();
    }

    @ParameterizedTest
    @MethodSource("textRules")
    void refusesEveryFlippedBitOfATextForm(ColumnRule rule) {
        String stored = cipher.encryptText(rule, SECRET);
        for (int bit = 0; bit < 16 * stored.length(); bit++) {
            StringBuilder altered = new StringBuilder(stored);
            altered.setCharAt(bit / 16, (char) (stored.charAt(bit / 16) ^ 1 << bit % 16));
            assertThat(reason(rule, altered.toString())).as("bit %d", bit).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("binaryRules")
    void refusesAMessageCutOffAnywhere(ColumnRule rule) {
        byte[] stored = cipher.encryptBinary(rule, new byte[20]);
        int shortest = stored.length - 20;
        for (int length = 0; length < stored.length; length++) {
            Reason expected = length == 0
                    ? Reason.MALFORMED
                    : length < 4
                            ? Reason.NOT_CIPHERTEXT
                            : length < shortest ? Reason.MALFORMED : Reason.AUTHENTICATION_FAILED;
            assertThat(reason(rule, Arrays.copyOf(stored, length)))
                    .as("%d bytes", length)
                    .isEqualTo(expected.name());
        }
        assertThat(reason(rule, Arrays.copyOf(stored, stored.length + 1)))
                .isEqualTo(Reason.AUTHENTICATION_FAILED.name());
    }

    @ParameterizedTest
    @MethodSource("textRules")
    void refusesATextFormCutOffAnywhere(ColumnRule rule) {
        String stored = cipher.encryptText(rule, SECRET);
        for (int length = 0; length < stored.length(); length++) {
            String reason = reason(rule, stored.substring(0, length));
            if (length == 0) {
                assertThat(reason).isEqualTo(Reason.MALFORMED.name());
            } else if (length < 8) {
                assertThat(reason).isEqualTo(Reason.NOT_CIPHERTEXT.name());
            } else {
                assertThat(reason).isIn(Reason.MALFORMED.name(), Reason.AUTHENTICATION_FAILED.name());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesACiphertextOfAnotherIdentity(ColumnMode mode) {
        ColumnRule from = Rules.of(mode, LogicalType.TEXT, "column:t.c");
        String stored = cipher.encryptText(from, SECRET);
        for (String identity : List.of("column:t.d", "column:t.", "column:t.cc", "group:t.c", "")) {
            assertThat(reason(Rules.of(mode, LogicalType.TEXT, identity), stored))
                    .isEqualTo(Reason.AUTHENTICATION_FAILED.name());
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesACiphertextOfAnotherMode(ColumnMode mode) {
        ColumnMode other = mode == RANDOMIZED ? DETERMINISTIC : RANDOMIZED;
        String stored = cipher.encryptText(Rules.of(mode, LogicalType.TEXT, "x"), SECRET);
        ColumnRule rule = Rules.of(other, LogicalType.TEXT, "x");
        assertThat(reason(rule, stored)).isEqualTo(Reason.MALFORMED.name());
        assertThatExceptionOfType(ColumnException.class)
                .isThrownBy(() -> cipher.decryptText(rule, stored))
                .withMessageContaining("declared");
    }

    @ParameterizedTest
    @EnumSource
    void refusesACiphertextOfAnotherType(ColumnMode mode) {
        ColumnRule text = Rules.of(mode, LogicalType.TEXT, "x");
        ColumnRule binary = Rules.of(mode, LogicalType.BINARY, "x");
        byte[] carriedOver = TextForm.decode(cipher.encryptText(text, SECRET));
        assertThat(reason(binary, Arrays.copyOfRange(carriedOver, TextForm.SPARE, carriedOver.length)))
                .isEqualTo(Reason.MALFORMED.name());
        byte[] message = cipher.encryptBinary(binary, new byte[3]);
        byte[] spare = new byte[TextForm.SPARE + message.length];
        System.arraycopy(message, 0, spare, TextForm.SPARE, message.length);
        assertThat(reason(text, TextForm.encode(spare))).isEqualTo(Reason.MALFORMED.name());
    }

    @ParameterizedTest
    @EnumSource
    void refusesAMessageLongerThanAnyThatIsWritten(ColumnMode mode) {
        ColumnRule binary = Rules.of(mode, LogicalType.BINARY);
        byte[] stored = cipher.encryptBinary(binary, new byte[0]);
        byte[] longer = Arrays.copyOf(stored, stored.length + EnvelopeColumnCipher.MAX_PLAINTEXT + 1);
        assertThat(reason(binary, longer)).isEqualTo(Reason.MALFORMED.name());
        ColumnRule text = Rules.of(mode, LogicalType.TEXT);
        String endless = cipher.encryptText(text, "") + "A".repeat(2 * EnvelopeColumnCipher.MAX_PLAINTEXT);
        assertThat(reason(text, endless)).isEqualTo(Reason.MALFORMED.name());
    }

    private String reason(ColumnRule rule, byte[] stored) {
        return reason(catchThrowable(() -> cipher.decryptBinary(rule, stored)));
    }

    private String reason(ColumnRule rule, String stored) {
        return reason(catchThrowable(() -> cipher.decryptText(rule, stored)));
    }

    /** The failure's reason; fails where there is none, it doesn't name the column, or it tells the value. */
    private static String reason(Throwable failure) {
        assertThat(failure)
                .hasMessageStartingWith("column \"t\".\"c\": ")
                .message()
                .doesNotContain(SECRET, "kmsenc1.");
        if (failure instanceof DataKeyException) {
            return NO_DATA_KEY;
        }
        assertThat(failure).isInstanceOf(ColumnException.class);
        return ((ColumnException) failure).reason().name();
    }
}
