package io.kmsenc.value;

/**
 * Writes a JSON text as MariaDB's {@code JSON_EXTRACT(text, '$')} does: with one space behind each comma and colon, and strings and
 * numbers as they are. For one text.
 */
final class SpacedJson extends JsonWriter {

    private SpacedJson() {
        super(", ", ": ");
    }

    /** @throws Inconvertible if the text is none, or MariaDB can't keep it */
    static String of(String text, int deepest) throws Inconvertible {
        return new SpacedJson().rewritten(text, deepest);
    }

    @Override
    String string(String written) throws Inconvertible {
        JsonStrings.requirePairs(JsonStrings.read(written));
        return written;
    }

    @Override
    String number(String written) {
        return written;
    }
}
