package io.kmsenc.value;

import java.util.Locale;

/** The strings of JSON texts: what they stand for, and how H2 and PostgreSQL's jsonb write them. */
final class JsonStrings {

    private static final String SHORT = "\b\t\n\f\r\"\\";
    private static final String NAMES = "btnfr\"\\";
    private static final int HEX_DIGITS = 4;

    private JsonStrings() {}

    /**
     * What a string stands for.
     *
     * @param written with its quotes, and as {@link JsonScanner} takes it
     */
    static String read(String written) {
        StringBuilder text = new StringBuilder(written.length());
        int end = written.length() - 1;
        for (int i = 1; i < end; i++) {
            char each = written.charAt(i);
            if (each != '\\') {
                text.append(each);
                continue;
            }
            char kind = written.charAt(++i);
            if (kind == 'u') {
                text.append((char) Integer.parseInt(written, i + 1, i + 1 + HEX_DIGITS, 16));
                i += HEX_DIGITS;
            } else {
                int name = NAMES.indexOf(kind);
                text.append(name < 0 ? kind : SHORT.charAt(name)); // without a name: /
            }
        }
        return text.toString();
    }

    /** Refuses a text with half a surrogate pair. */
    static void requirePairs(String text) throws Inconvertible {
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                throw new Inconvertible("a string of it has half of a surrogate pair");
            }
            at += Character.charCount(point);
        }
    }

    /** The text as a string, with quotes: nothing is escaped that needn't be. */
    static String written(String text) {
        StringBuilder string = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            int name = SHORT.indexOf(each);
            if (name >= 0) {
                string.append('\\').append(NAMES.charAt(name));
            } else if (each < ' ') {
                string.append(String.format(Locale.ROOT, "\\u%04x", (int) each));
            } else {
                string.append(each);
            }
        }
        return string.append('"').toString();
    }
}
