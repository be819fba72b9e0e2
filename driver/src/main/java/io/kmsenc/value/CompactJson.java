package io.kmsenc.value;

import java.math.BigDecimal;

/** Writes a JSON text as H2 keeps it: without white space, each string and number in one notation. For one text. */
final class CompactJson extends JsonWriter {

    private CompactJson() {
        super(",", ":");
    }

    /** @throws Inconvertible if the text is none, or H2 can't keep it */
    static String of(String text, int deepest) throws Inconvertible {
        return new CompactJson().rewritten(text, deepest);
    }

    @Override
    String string(String written) throws Inconvertible {
        String value = JsonStrings.read(written);
        JsonStrings.requirePairs(value);
        return JsonStrings.written(value);
    }

    @Override
    String number(String written) throws Inconvertible {
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
