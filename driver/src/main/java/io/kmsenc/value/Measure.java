package io.kmsenc.value;

import io.kmsenc.schema.DeclaredType;
import io.kmsenc.schema.LogicalType;
import java.util.List;
import java.util.stream.Stream;

/**
 * A number that metadata tell of a type: a sum of numbers and of what the type declares. Of timestamps there may be one sum
 * for each number of fraction digits, from none on, with commas between. Immutable; threads may share it.
 */
record Measure(List<List<String>> sums) {

    /** The size of the type: characters, digits or fraction digits. */
    private static final String SIZE = "size";
    /** The fraction digits of a decimal. */
    private static final String SCALE = "scale";
    /** 1 for a type that has fraction digits. */
    private static final String POINT = "point";
    /** As many as a character of the stored column takes bytes, for each character of the type. */
    private static final String OCTETS = "octets";

    /** @throws NumberFormatException if the text is no measure */
    static Measure of(String text) {
        List<List<String>> sums =
                Stream.of(text.split(",")).map(sum -> List.of(sum.split("\\+"))).toList();
        sums.stream().flatMap(List::stream).filter(term -> !isNamed(term)).forEach(Integer::parseInt);
        return new Measure(sums);
    }

    private static boolean isNamed(String term) {
        return List.of(SIZE, SCALE, POINT, OCTETS).contains(term);
    }

    /** @param octets how many bytes a character of the stored column takes at most */
    int of(DeclaredType declared, int octets) {
        List<String> sum = sums.size() == 1 ? sums.get(0) : sums.get(declared.size());
        return sum.stream().mapToInt(term -> term(term, declared, octets)).sum();
    }

    private static int term(String term, DeclaredType declared, int octets) {
        boolean timestamp = declared.type() == LogicalType.TIMESTAMP;
        return switch (term) {
            case SIZE -> declared.size();
            case SCALE -> declared.scale();
            case POINT -> (timestamp ? declared.size() : declared.scale()) > 0 ? 1 : 0;
            case OCTETS -> declared.size() * octets;
            default -> Integer.parseInt(term);
        };
    }
}
