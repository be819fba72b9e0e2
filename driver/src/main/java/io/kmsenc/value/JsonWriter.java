package io.kmsenc.value;

/** Writes a JSON text anew, in one notation. For one text. */
abstract class JsonWriter implements JsonSink {

    private final StringBuilder text = new StringBuilder();
    private final String comma;
    private final String colon;
    private boolean first = true;

    /**
     * @param comma with the white space behind it
     * @param colon likewise
     */
    JsonWriter(String comma, String colon) {
        this.comma = comma;
        this.colon = colon;
    }

    /** How a string is written, with its quotes. */
    abstract String string(String written) throws Inconvertible;

    /** How a number is written. */
    abstract String number(String written) throws Inconvertible;

    /** @throws Inconvertible if the text is none, or can't be kept */
    final String rewritten(String read, int deepest) throws Inconvertible {
        JsonScanner.read(read, deepest, this);
        return text.toString();
    }

    private void separate() {
        if (!first) {
            text.append(comma);
        }
        first = false;
    }

    @Override
    public final void begin(boolean object) {
        separate();
        text.append(object ? '{' : '[');
        first = true;
    }

    @Override
    public final void end(boolean object) {
        text.append(object ? '}' : ']');
        first = false;
    }

    @Override
    public final void key(String written) throws Inconvertible {
        separate();
        text.append(string(written)).append(colon);
        first = true;
    }

    @Override
    public final void scalar(String written) throws Inconvertible {
        separate();
        char start = written.charAt(0);
        if (start == '"') {
            text.append(string(written));
        } else {
            text.append(start == '-' || start <= '9' ? number(written) : written);
        }
    }
}
