package io.kmsenc.value;

/**
 * Writes a JSON text as MariaDB's {@code JSON_EXTRACT(text, '$')} does: with one space behind each comma and colon, and strings and
 * numbers as they are. For one text.
 */
final class SpacedJson implements JsonSink {

    private final StringBuilder text = new StringBuilder();
    private boolean first = true;

    /** @throws Inconvertible if the text is none, or MariaDB can't keep it */
    static String of(String text, int deepest) throws Inconvertible {
        SpacedJson spaced = new SpacedJson();
        JsonScanner.read(text, deepest, spaced);
        return spaced.text.toString();
    }

    private void separate() {
        if (!first) {
            text.append(", ");
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
        JsonStrings.requirePairs(JsonStrings.read(written));
        text.append(written).append(": ");
        first = true;
    }

    @Override
    public void scalar(String written) throws Inconvertible {
        separate();
        if (written.charAt(0) == '"') {
            JsonStrings.requirePairs(JsonStrings.read(written));
        }
        text.append(written);
    }
}
