package io.kmsenc.it.shapes;

import io.kmsenc.it.twin.Table;
import io.kmsenc.it.twin.TwinSchema;
import io.kmsenc.schema.ColumnRule;
import io.kmsenc.sql.SqlCase;
import java.math.BigDecimal;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The values that a case is run with: those it names, or else one that occurs in the column for a secret parameter, and a
 * small number or a word for others.
 */
final class CaseParameters {

    private static final Pattern VALUE = Pattern.compile("\\G\\s*(?:'((?:[^']|'')*)'|x'([0-9a-fA-F]*)'"
            + "|(null|true|false|-?[0-9.]+)|\\{((?:[^'}]|'(?:[^']|'')*')*)\\})\\s*(?:,|$)");

    /** For a secret column that has no rows. */
    static final String ANY_SECRET = "any-secret-value";

    private static final int ROW_THAT_EXISTS = 12;

    private final TwinSchema schema;

    CaseParameters(TwinSchema schema) {
        this.schema = schema;
    }

    /**
     * @param types the JDBC types that the database expects, where it can tell
     */
    List<@Nullable Object> of(SqlCase sample, List<Integer> types) {
        if (sample.with().isPresent()) {
            return named(sample.with().get());
        }
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 1; i <= sample.parameters(); i++) {
            ColumnRule rule = sample.plan().parameter(i);
            boolean text = i <= types.size() && types.get(i - 1) == Types.VARCHAR;
            values.add(rule != null ? occurring(rule, i) : text ? "Bob" : number(sample, i));
        }
        return values;
    }

    private static Object number(SqlCase sample, int index) {
        boolean inserts = sample.sql().toLowerCase(Locale.ROOT).startsWith("insert");
        return inserts ? index : ROW_THAT_EXISTS;
    }

    private Object occurring(ColumnRule rule, int index) {
        String column = rule.name().dotted();
        for (Table table : schema.tables()) {
            for (int i = 0; i < table.columns().size(); i++) {
                if (column.equals(table.name() + "." + table.columns().get(i).name())) {
                    int at = i;
                    List<Object> values = new ArrayList<>();
                    table.rows().stream()
                            .map(row -> row.get(at))
                            .filter(Objects::nonNull)
                            .forEach(values::add);
                    // one after the other, so that parameters which were mixed up would show
                    return values.isEmpty() ? ANY_SECRET : values.get(index % Math.min(3, values.size()));
                }
            }
        }
        return ANY_SECRET;
    }

    static List<@Nullable Object> named(String text) {
        List<@Nullable Object> values = new ArrayList<>();
        Matcher matcher = VALUE.matcher(text);
        int end = 0;
        while (end < text.length() && matcher.find()) {
            values.add(value(matcher));
            end = matcher.end();
        }
        if (end < text.length()) {
            throw new IllegalArgumentException("not a list of values: " + text);
        }
        return values;
    }

    private static Object array(List<@Nullable Object> elements) {
        boolean texts = elements.stream().allMatch(String.class::isInstance);
        return texts ? elements.toArray(String[]::new) : elements.toArray(Integer[]::new);
    }

    /** The texts of a value: itself, or its elements. */
    static Stream<String> texts(@Nullable Object value) {
        Stream<?> all = value instanceof Object[] elements ? Stream.of(elements) : Stream.ofNullable(value);
        return all.filter(String.class::isInstance).map(String.class::cast);
    }

    private static @Nullable Object value(Matcher matcher) {
        if (matcher.group(1) != null) {
            return matcher.group(1).replace("''", "'");
        } else if (matcher.group(2) != null) {
            return HexFormat.of().parseHex(matcher.group(2));
        } else if (matcher.group(4) != null) {
            return array(named(matcher.group(4)));
        }
        String word = matcher.group(3);
        Map<String, Object> words = Map.of("true", true, "false", false);
        if (word.equals("null")) {
            return null;
        } else if (words.containsKey(word)) {
            return words.get(word);
        }
        return word.contains(".") ? new BigDecimal(word) : Integer.valueOf(word);
    }
}
