package io.kmsenc.column;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.schema.CiphertextSize;
import io.kmsenc.schema.ColumnMode;
import io.kmsenc.schema.ColumnName;
import io.kmsenc.schema.ColumnRule;
import io.kmsenc.schema.DeclaredType;
import io.kmsenc.schema.Equality;
import io.kmsenc.schema.LogicalType;
import io.kmsenc.schema.Normalization;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is really encrypted is held against the size that is computed. */
class CiphertextSizeTest {

    private static final long SEED = 20261124;

    private final EnvelopeColumnCipher cipher = new EnvelopeColumnCipher(KeyRing.fixed());
    private final Random random = new Random(SEED);

    static List<ColumnRule> sizedRules() {
        List<DeclaredType> types = new ArrayList<>();
        for (LogicalType type : List.of(
                LogicalType.BOOLEAN, LogicalType.INTEGER, LogicalType.BIGINT, LogicalType.DATE, LogicalType.UUID)) {
            types.add(DeclaredType.of(type));
        }
        IntStream.rangeClosed(0, DeclaredType.MAX_FRACTION)
                .forEach(digits -> types.add(DeclaredType.timestamp(digits)));
        for (int length : List.of(1, 2, 3, 4, 5, 9, 36, 100, 255, 4000)) {
            types.add(DeclaredType.varchar(length));
        }
        for (int precision = 1; precision <= DeclaredType.MAX_PRECISION; precision++) {
            for (int scale = 0; scale <= Math.min(precision, DeclaredType.MAX_SCALE); scale++) {
                types.add(DeclaredType.decimal(precision, scale));
            }
        }
        List<ColumnRule> rules = new ArrayList<>();
        for (ColumnMode mode : ColumnMode.values()) {
            types.forEach(type -> rules.add(rule(mode, type, Equality.UNDECLARED)));
        }
        return rules;
    }

    private static ColumnRule rule(ColumnMode mode, DeclaredType type, Equality equality) {
        boolean deterministic = mode == ColumnMode.DETERMINISTIC;
        return new ColumnRule(
                new ColumnName(Optional.empty(), "t", "c"),
                mode,
                type,
                deterministic ? "group:t.c" : "column:t.c",
                false,
                equality);
    }

    @ParameterizedTest
    @MethodSource("sizedRules")
    void theLongestValueHasExactlyThatSize(ColumnRule rule) {
        assertThat(stored(rule, longest(rule.declared())))
                .hasSize(CiphertextSize.ofLongest(rule).orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("sizedRules")
    void noValueIsLonger(ColumnRule rule) {
        int size = CiphertextSize.ofLongest(rule).orElseThrow();
        for (int i = 0; i < 20; i++) {
            assertThat(stored(rule, any(rule.declared()))).hasSizeBetween(CiphertextSize.ofShortest(rule), size);
        }
    }

    @Test
    void aNormalizedTextIsNoLongerAlthoughNormalizationMakesCharactersOfOne() {
        Equality equality = Equality.after(Set.of(Normalization.NFC, Normalization.LOWER));
        ColumnRule rule = rule(ColumnMode.DETERMINISTIC, DeclaredType.varchar(4), equality);
        // two characters, of which lower case makes four
        assertThat(cipher.encryptText(rule, "\u0130\u0130"))
                .hasSizeLessThanOrEqualTo(CiphertextSize.ofLongest(rule).orElseThrow());
    }

    @ParameterizedTest
    @EnumSource(ColumnMode.class)
    void whatHasNoDeclaredSizeHasNone(ColumnMode mode) {
        for (LogicalType type : List.of(LogicalType.TEXT, LogicalType.BINARY, LogicalType.JSON)) {
            ColumnRule rule = rule(mode, DeclaredType.of(type), Equality.UNDECLARED);
            assertThat(CiphertextSize.ofLongest(rule)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(ColumnMode.class)
    void theShortestIsThatOfAnEmptyValue(ColumnMode mode) {
        ColumnRule text = rule(mode, DeclaredType.of(LogicalType.TEXT), Equality.UNDECLARED);
        assertThat(cipher.encryptText(text, "")).hasSize(CiphertextSize.ofShortest(text));
        ColumnRule binary = rule(mode, DeclaredType.of(LogicalType.BINARY), Equality.UNDECLARED);
        assertThat(cipher.encryptBinary(binary, new byte[0])).hasSize(CiphertextSize.ofShortest(binary));
    }

    private String stored(ColumnRule rule, Object value) {
        return value instanceof String text ? cipher.encryptText(rule, text) : cipher.encryptValue(rule, value);
    }

    private static Object longest(DeclaredType declared) {
        return switch (declared.type()) {
            case TEXT -> "\uD83D\uDE00".repeat(declared.size());
            case BOOLEAN -> true;
            case INTEGER -> (long) Integer.MIN_VALUE;
            case BIGINT -> Long.MIN_VALUE;
            case DECIMAL ->
                new BigDecimal(BigInteger.TEN.pow(declared.size()).subtract(BigInteger.ONE), declared.scale());
            case DATE -> LocalDate.of(9999, 12, 31);
            case TIMESTAMP -> LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_999);
            case UUID -> new UUID(-1, -1);
            case BINARY, JSON -> throw new IllegalArgumentException();
        };
    }

    private Object any(DeclaredType declared) {
        return switch (declared.type()) {
            case TEXT -> text(random.nextInt(declared.size() + 1));
            case BOOLEAN -> random.nextBoolean();
            case INTEGER -> (long) random.nextInt();
            case BIGINT -> random.nextLong();
            case DECIMAL ->
                new BigDecimal(
                        new BigInteger(300, random)
                                .mod(BigInteger.TEN.pow(1 + random.nextInt(declared.size())))
                                .multiply(BigInteger.valueOf(random.nextBoolean() ? 1 : -1)),
                        declared.scale());
            case DATE -> LocalDate.of(1 + random.nextInt(9999), 1 + random.nextInt(12), 1 + random.nextInt(28));
            case TIMESTAMP -> LocalDateTime.of(1 + random.nextInt(9999), 2, 28, 0, 0, 0, random.nextInt(1_000_000_000));
            case UUID -> new UUID(random.nextLong(), random.nextLong());
            case BINARY, JSON -> throw new IllegalArgumentException();
        };
    }

    private String text(int characters) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < characters; i++) {
            int point = random.nextInt(Character.MAX_CODE_POINT + 1);
            boolean surrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
            text.appendCodePoint(surrogate ? 'a' : point);
        }
        return text.toString();
    }
}
