package io.kmsenc.value;

import java.math.BigDecimal;

/** Writes a JSON text as H2 keeps it: without white space, each string and number in one notation. For one text. */
final class CompactJson implements JsonSink {

    private final StringBuilder text = new StringBuilder();
    private boolean first = true;

    /** @throws Inconvertible if the text is none, or H2 can't keep it */
    static String of(String text, int deepest) throws Inconvertible {
        CompactJson compact = new CompactJson();
        JsonScanner.read(text, deepest, compact);
        return compact.text.toString();
    }

    private void separate() {
        if (!first) {
            text.append(',');
        }
        first = false;
    }

    @Override
    public void begin(boolean object) {
        separate();
        text.append(object ? '{' : '[');
        first = true;
    }

    @Override
    public void end(boolean object) {
        text.append(object ? '}' : ']');
        first = false;
    }

    @Override
    public void key(String written) throws Inconvertible {
        separate();
        text.append(string(written)).append(':');
        first = true;
    }

    @Override
    public void scalar(String written) throws Inconvertible {
        separate();
        char start = written.charAt(0);
        if (start == '"') {
            text.append(string(written));
        } else {
            text.append(start == '-' || start <= '9' ? number(written) : written);
        }
    }

    private static String string(String written) throws Inconvertible {
        String value = JsonStrings.read(written);
        JsonStrings.requirePairs(value);
        return JsonStrings.written(value);
    }

    private static String number(String written) throws Inconvertible {
        try {
            return number(new BigDecimal(written));
        } catch (NumberFormatException e) {
            throw new Inconvertible("a number of it has an exponent that is out of range");
        }
    }

    static String number(BigDecimal number) {
        return number.toString().replace("E+", "E");
    }
}
