package io.kmsenc.config;

import io.kmsenc.provider.Problem;
import io.kmsenc.schema.DeclaredType;
import io.kmsenc.schema.LogicalType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A logical type as {@code [columns]} writes it: {@code decimal(12,2)}. No word of it is repeated in a problem unless it is a type. */
final class TypeWord {

    private static final Map<String, LogicalType> TYPES = types();
    private static final Pattern FORM = Pattern.compile("([^\\s(]+)\\s*(?:\\((.*)\\))?");
    private static final Pattern SIZES = Pattern.compile("\\s*(\\d{1,9})\\s*(?:,\\s*(\\d{1,9})\\s*)?");

    /** The word is no type; the message says what to write. */
    static final class Problem extends Exception {
        Problem(String message) {
            super(message);
        }
    }

    private TypeWord() {}

    private static Map<String, LogicalType> types() {
        Map<String, LogicalType> types = new TreeMap<>();
        for (LogicalType type : LogicalType.values()) {
            types.put(type.word(), type);
        }
        types.put("varchar", LogicalType.TEXT);
        types.put("numeric", LogicalType.DECIMAL);
        types.put("int", LogicalType.INTEGER);
        return types;
    }

    static DeclaredType parse(String word) throws Problem {
        Matcher form = FORM.matcher(word);
        String name = form.matches() ? form.group(1) : word;
        LogicalType type = TYPES.get(name);
        if (type == null) {
            String known = "write one of " + String.join(", ", TYPES.keySet());
            throw new Problem("unknown logical type" + Spelling.hint(name, TYPES.keySet(), known));
        }
        String sizes = form.group(2);
        return sizes == null ? withoutSize(name, type) : withSize(name, type, sizes);
    }

    private static DeclaredType withoutSize(String name, LogicalType type) throws Problem {
        if (type == LogicalType.DECIMAL) {
            throw new Problem("\"" + name + "\" without digits means another type to each database; write " + name
                    + "(precision,scale)");
        }
        return DeclaredType.of(type);
    }

    private static DeclaredType withSize(String name, LogicalType type, String sizes) throws Problem {
        Matcher matcher = SIZES.matcher(sizes);
        boolean read = matcher.matches();
        if (read && (type == LogicalType.DECIMAL || matcher.group(2) == null)) {
            int size = Integer.parseInt(matcher.group(1));
            int scale = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
            if (takesSize(name, type)) {
                return checked(name, type, size, scale);
            }
        }
        throw new Problem(
                takesSize(name, type)
                        ? "the size of \"" + name + "\" can't be read; " + range(name, type)
                        : "\"" + name + "\" has no size; write " + name + " alone");
    }

    private static DeclaredType checked(String name, LogicalType type, int size, int scale) throws Problem {
        try {
            return new DeclaredType(type, size, scale);
        } catch (IllegalArgumentException e) {
            throw new Problem("the size of \"" + name + "\" is out of range; " + range(name, type));
        }
    }

    private static boolean takesSize(String name, LogicalType type) {
        return List.of(LogicalType.DECIMAL, LogicalType.TIMESTAMP).contains(type) || name.equals("varchar");
    }

    private static String range(String name, LogicalType type) {
        return switch (type) {
            case DECIMAL ->
                "write " + name + "(1…" + DeclaredType.MAX_PRECISION + ") or " + name + "(1…"
                        + DeclaredType.MAX_PRECISION + ",0…" + DeclaredType.MAX_SCALE
                        + "), the second no more than the first";
            case TIMESTAMP -> "write " + name + "(0…" + DeclaredType.MAX_FRACTION + ")";
            default -> "write " + name + "(1…" + DeclaredType.MAX_LENGTH + ")";
        };
    }
}
