package io.kmsenc.column;

import static io.kmsenc.schema.ColumnMode.DETERMINISTIC;
import static io.kmsenc.schema.ColumnMode.RANDOMIZED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.kmsenc.column.ColumnException.Reason;
import io.kmsenc.schema.ColumnMode;
import io.kmsenc.schema.ColumnRule;
import io.kmsenc.schema.DeclaredType;
import io.kmsenc.schema.LogicalType;
import io.kmsenc.schema.Normalization;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeColumnCipherTest {

    private static final long SEED = 20260101;

    private final EnvelopeColumnCipher cipher = new EnvelopeColumnCipher(KeyRing.fixed());
    private final Random random = new Random(SEED);

    static List<ColumnRule> textRules() {
        return Rules.text();
    }

    static List<ColumnRule> binaryRules() {
        return Rules.binary();
    }

    @ParameterizedTest
    @MethodSource("binaryRules")
    void givesBackTheBytesOfEverySize(ColumnRule rule) {
        int overhead = rule.deterministic() ? 39 : 63;
        for (int size : sizes()) {
            byte[] value = new byte[size];
            random.nextBytes(value);
            byte[] stored = cipher.encryptBinary(rule, value);
            assertThat(stored).hasSize(size + overhead);
            assertThat(cipher.decryptBinary(rule, stored)).isEqualTo(value);
        }
    }

    @Test
    void keepsTheCanonicalTextWhereValuesAreNormalized() {
        ColumnRule rule = Rules.normalizing(Normalization.LOWER, Normalization.TRIM);
        String stored = cipher.encryptText(rule, "Ada  ");
        assertThat(stored)
                .isEqualTo(cipher.encryptText(rule, "ADA"))
                .isEqualTo(cipher.encryptText(Rules.of(DETERMINISTIC, LogicalType.TEXT), "ada"))
                .isNotEqualTo(cipher.encryptText(rule, " ada"));
        assertThat(cipher.decryptText(rule, stored)).isEqualTo("ada");
    }

    @ParameterizedTest
    @MethodSource("textRules")
    void givesBackTheTextOfEverySize(ColumnRule rule) {
        int overhead = rule.deterministic() ? 34 : 58;
        for (int size : sizes()) {
            String value = "a".repeat(size);
            String stored = cipher.encryptText(rule, value);
            assertThat(stored).hasSize(8 + (4 * (size + overhead) + 2) / 3).matches("kmsenc1\\.[A-Za-z0-9_-]+");
            assertThat(cipher.decryptText(rule, stored)).isEqualTo(value);
        }
    }

    @ParameterizedTest
    @MethodSource("textRules")
    void givesBackEveryCharacterOfUnicode(ColumnRule rule) {
        for (int first = 0; first <= Character.MAX_CODE_POINT; first += 0x800) {
            StringBuilder block = new StringBuilder();
            for (int point = first; point < first + 0x800; point++) {
                if (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) {
                    block.appendCodePoint(point);
                }
            }
            String value = block.toString();
            assertThat(cipher.decryptText(rule, cipher.encryptText(rule, value)))
                    .isEqualTo(value);
        }
    }

    @ParameterizedTest
    @MethodSource("textRules")
    void givesBackRandomTexts(ColumnRule rule) {
        for (int i = 0; i < 2000; i++) {
            String value = random.ints(random.nextInt(60), 0, Character.MAX_CODE_POINT + 1)
                    .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            assertThat(cipher.decryptText(rule, cipher.encryptText(rule, value)))
                    .isEqualTo(value);
        }
    }

    @Test
    void changesNoArrayItIsGiven() {
        for (ColumnRule rule : Rules.binary()) {
            byte[] value = {1, 2, 3};
            byte[] stored = cipher.encryptBinary(rule, value);
            byte[] copy = stored.clone();
            cipher.decryptBinary(rule, stored);
            assertThat(value).containsExactly(1, 2, 3);
            assertThat(stored).isEqualTo(copy);
        }
    }

    @Test
    void givesEqualCiphertextsForEqualValuesOfAnIdentityOnly() {
        ColumnRule rule = Rules.of(DETERMINISTIC, LogicalType.TEXT);
        String stored = cipher.encryptText(rule, "ada");
        EnvelopeColumnCipher restarted = new EnvelopeColumnCipher(KeyRing.fixed());
        assertThat(restarted.encryptText(rule, "ada")).isEqualTo(stored);
        ColumnRule other = Rules.of(DETERMINISTIC, LogicalType.TEXT, "group:other");
        String payload = stored.substring(8 + 24);
        assertThat(cipher.encryptText(other, "ada").substring(8 + 24)).isNotEqualTo(payload);
    }

    @Test
    void givesDifferentCiphertextsForEqualRandomizedValues() {
        ColumnRule rule = Rules.of(RANDOMIZED, LogicalType.TEXT);
        assertThat(cipher.encryptText(rule, "ada")).isNotEqualTo(cipher.encryptText(rule, "ada"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD800", "a\uDC00", "\uDC00\uD800", "\uD83Da", "x\uD83D\uDD12\uD83D"})
    void refusesUnpairedSurrogates(String value) {
        for (ColumnRule rule : Rules.text()) {
            assertThatExceptionOfType(ColumnException.class)
                    .isThrownBy(() -> cipher.encryptText(rule, value))
                    .withMessage("column \"t\".\"c\": text with an unpaired surrogate can't be kept; correct the text")
                    .returns(Reason.UNSUITABLE_VALUE, ColumnException::reason);
        }
    }

    @Test
    void refusesValuesOverTheLimit() {
        byte[] value = new byte[EnvelopeColumnCipher.MAX_PLAINTEXT + 1];
        assertThatExceptionOfType(ColumnException.class)
                .isThrownBy(() -> cipher.encryptBinary(Rules.of(RANDOMIZED, LogicalType.BINARY), value))
                .returns(Reason.UNSUITABLE_VALUE, ColumnException::reason);
        // Within the limit in characters, over it in bytes.
        String text = "\u00E9".repeat(EnvelopeColumnCipher.MAX_PLAINTEXT / 2 + 1);
        assertThatExceptionOfType(ColumnException.class)
                .isThrownBy(() -> cipher.encryptText(Rules.of(RANDOMIZED, LogicalType.TEXT), text))
                .returns(Reason.UNSUITABLE_VALUE, ColumnException::reason);
    }

    @Test
    void readsOldRowsWherePlaintextIsAllowed() {
        for (ColumnRule rule : Rules.text()) {
            ColumnRule allowing = Rules.allowingPlaintext(rule);
            for (String old : List.of("", "old", "kmsenc", "kmsencX.", "KMSENC1.abc")) {
                assertThat(cipher.decryptText(allowing, old)).isEqualTo(old);
            }
            assertThat(cipher.decryptText(allowing, cipher.encryptText(allowing, "new")))
                    .isEqualTo("new");
        }
        for (ColumnRule rule : Rules.binary()) {
            byte[] old = {(byte) 0x9B, 'K', 'M'};
            assertThat(cipher.decryptBinary(Rules.allowingPlaintext(rule), old)).isEqualTo(old);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"kmsenc1.", "kmsenc1.plaintext", "kmsenc9.x"})
    void neverTakesABrokenCiphertextForPlaintext(String stored) {
        ColumnRule rule = Rules.allowingPlaintext(Rules.of(RANDOMIZED, LogicalType.TEXT));
        assertThatExceptionOfType(ColumnException.class).isThrownBy(() -> cipher.decryptText(rule, stored));
    }

    @ParameterizedTest
    @EnumSource(ColumnMode.class)
    void refusesATextOfMoreCharactersThanDeclared(ColumnMode mode) {
        ColumnRule rule = Rules.of(mode, DeclaredType.varchar(3), "column:t.c");
        String three = "a\ud83d\udd12b"; // in four chars
        assertThat(cipher.decryptText(rule, cipher.encryptText(rule, three))).isEqualTo(three);
        assertThatExceptionOfType(ColumnException.class)
                .isThrownBy(() -> cipher.encryptText(rule, "abcd"))
                .withMessage("column \"t\".\"c\": the text has more characters than varchar(3) holds")
                .extracting(ColumnException::reason)
                .isEqualTo(Reason.UNSUITABLE_VALUE);
    }

    @Test
    void refusesTheMethodOfAnotherType() {
        ColumnRule text = Rules.of(RANDOMIZED, LogicalType.TEXT);
        ColumnRule binary = Rules.of(RANDOMIZED, LogicalType.BINARY);
        assertThatIllegalArgumentException().isThrownBy(() -> cipher.encryptText(binary, ""));
        assertThatIllegalArgumentException().isThrownBy(() -> cipher.decryptText(binary, ""));
        assertThatIllegalArgumentException().isThrownBy(() -> cipher.encryptBinary(text, new byte[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> cipher.decryptBinary(text, new byte[0]));
    }

    private List<Integer> sizes() {
        List<Integer> sizes = new ArrayList<>();
        for (int size = 0; size < 300; size++) {
            sizes.add(size);
        }
        for (int power = 512; power <= 1 << 16; power *= 2) {
            sizes.addAll(List.of(power - 1, power, power + 1));
        }
        for (int i = 0; i < 50; i++) {
            sizes.add(random.nextInt(70_001));
        }
        sizes.add(70_000);
        return sizes;
    }
}
