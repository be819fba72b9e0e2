package io.kmsenc.schema;

/**
 * The type that a secret column is declared with.
 *
 * @param size the most characters of a text, digits of a decimal, or fraction digits of a timestamp's seconds; or
 *     {@link #UNLIMITED}
 * @param scale the fraction digits of a decimal, else 0
 */
public record DeclaredType(LogicalType type, int size, int scale) {

    /** The size of what has none. */
    public static final int UNLIMITED = -1;

    /** The longest {@code varchar(n)}. */
    public static final int MAX_LENGTH = 1_048_576;
    /** The most digits of a decimal that all supported databases keep. */
    public static final int MAX_PRECISION = 65;
    /** The most fraction digits of a decimal that all supported databases keep. */
    public static final int MAX_SCALE = 38;
    /** The most fraction digits of a second. */
    public static final int MAX_FRACTION = 9;

    private static final int DEFAULT_FRACTION = 6;

    /** @throws IllegalArgumentException if the size or scale is out of range for the type */
    public DeclaredType {
        boolean fits = switch (type) {
            case TEXT -> size == UNLIMITED || within(1, size, MAX_LENGTH);
            case DECIMAL -> within(1, size, MAX_PRECISION) && within(0, scale, Math.min(size, MAX_SCALE));
            case TIMESTAMP -> within(0, size, MAX_FRACTION);
            default -> size == UNLIMITED;
        };
        if (!fits || (scale != 0 && type != LogicalType.DECIMAL)) {
            throw new IllegalArgumentException("no " + type.word() + " has a size of " + size + ", " + scale);
        }
    }

    /**
     * The type as it is where no size is written.
     *
     * @throws IllegalArgumentException for a decimal, whose digits must be declared
     */
    public static DeclaredType of(LogicalType type) {
        return new DeclaredType(type, type == LogicalType.TIMESTAMP ? DEFAULT_FRACTION : UNLIMITED, 0);
    }

    public static DeclaredType varchar(int length) {
        return new DeclaredType(LogicalType.TEXT, length, 0);
    }

    public static DeclaredType decimal(int precision, int scale) {
        return new DeclaredType(LogicalType.DECIMAL, precision, scale);
    }

    public static DeclaredType timestamp(int fractionDigits) {
        return new DeclaredType(LogicalType.TIMESTAMP, fractionDigits, 0);
    }

    /** Whether equal values of both have equal canonical texts. */
    public boolean comparableWith(DeclaredType other) {
        return type == other.type && scale == other.scale;
    }

    /** The type as messages show it, e.g. {@code decimal(12,2)}. */
    @Override
    public String toString() {
        return switch (type) {
            case TEXT -> size == UNLIMITED ? type.word() : "varchar(" + size + ")";
            case DECIMAL -> type.word() + "(" + size + "," + scale + ")";
            case TIMESTAMP -> type.word() + "(" + size + ")";
            default -> type.word();
        };
    }

    private static boolean within(int least, int value, int most) {
        return least <= value && value <= most;
    }
}
