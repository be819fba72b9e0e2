package io.kmsenc.value;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/** The JSON texts that are stored for values. They are the very texts that the database would give back. */
final class JsonStores {

    static final Map<String, Conversion> STORED = stored();

    /** MariaDB takes no deeper one. */
    private static final int SHALLOW = 31;
    /** How deep PostgreSQL goes hangs on its settings; by default it is some thousands. */
    private static final int DEEP = 1_000;

    private JsonStores() {}

    /** To a conversion to a text belong one to a JSON string of it, and one that takes the text for JSON. */
    private static Map<String, Conversion> stored() {
        Map<String, Conversion> all = new HashMap<>();
        Map<String, Conversion> texts = new HashMap<>(TextStores.STORED);
        texts.putAll(TimeTexts.STORED);
        texts.forEach((name, conversion) -> {
            all.put("quoted:" + name, (value, target) -> quoted((String) conversion.of(value, target)));
            all.put(
                    "quoted-moment:" + name,
                    (value, target) -> quoted(((String) conversion.of(value, target)).replace(' ', 'T')));
            all.put("shallow-json:" + name, (value, target) -> shallow((String) conversion.of(value, target)));
            all.put(
                    "spaced-json:" + name,
                    (value, target) -> SpacedJson.of((String) conversion.of(value, target), SHALLOW));
            all.put("json:" + name, (value, target) -> deep((String) conversion.of(value, target)));
            all.put("jsonb:" + name, (value, target) -> SortedJson.of((String) conversion.of(value, target), DEEP));
            all.put(
                    "compact-json:" + name,
                    (value, target) -> CompactJson.of((String) conversion.of(value, target), DEEP));
        });
        all.put("compact-decimal", (value, target) -> decimal((BigDecimal) value));
        all.put("compact-float", (value, target) -> floating((Number) value));
        return all;
    }

    private static String quoted(String text) throws Inconvertible {
        JsonStrings.requirePairs(text);
        return JsonStrings.written(text);
    }

    private static String deep(String text) throws Inconvertible {
        JsonScanner.read(text, DEEP, JsonSink.NONE);
        return text;
    }

    private static String shallow(String text) throws Inconvertible {
        JsonScanner.read(text, SHALLOW, Pairs.REQUIRED);
        return text;
    }

    private enum Pairs implements JsonSink {
        REQUIRED;

        @Override
        public void key(String written) throws Inconvertible {
            JsonStrings.requirePairs(JsonStrings.read(written));
        }

        @Override
        public void scalar(String written) throws Inconvertible {
            if (written.charAt(0) == '"') {
                key(written);
            }
        }
    }

    private static String decimal(BigDecimal number) throws Inconvertible {
        Numbers.requireReasonable(number);
        return CompactJson.number(number.scale() < 0 ? number.setScale(0) : number);
    }

    private static String floating(Number number) throws Inconvertible {
        if (!Double.isFinite(number.doubleValue())) {
            throw new Inconvertible("JSON has no such number");
        }
        return CompactJson.number(new BigDecimal(number.toString()));
    }
}
