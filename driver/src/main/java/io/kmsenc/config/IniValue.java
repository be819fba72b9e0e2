package io.kmsenc.config;

import org.jspecify.annotations.Nullable;

/** A value as the dialect reads it, and why that may not be what was meant. */
record IniValue(String text, @Nullable String doubt) {

    private static final String CUT =
            "\"#\" or \";\" opens a comment here; put the whole value in \"\"\"…\"\"\", or a blank before a comment";
    private static final String EMPTIED =
            "nothing but a comment behind \"=\"; put the value in \"\"\"…\"\"\", or move the comment to its own line";

    /** A value without {@code """} or backquotes. */
    static IniValue ofPlain(String raw) {
        int comment = comment(raw);
        String text = comment < 0 ? raw : raw.substring(0, comment).strip();
        return new IniValue(unquoted(text), comment < 0 ? null : doubt(raw, text, comment));
    }

    private static @Nullable String doubt(String raw, String text, int comment) {
        if (comment == 0) {
            return EMPTIED;
        }
        boolean insideQuotes = (text.startsWith("\"") || text.startsWith("'"))
                && unquoted(text).equals(text);
        return insideQuotes || !Character.isWhitespace(raw.charAt(comment - 1)) ? CUT : null;
    }

    private static int comment(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) == '#' || raw.charAt(i) == ';') {
                return i;
            }
        }
        return -1;
    }

    /** Without one surrounding pair of quotes, if the same quote stands nowhere else. */
    private static String unquoted(String text) {
        char quote = text.isEmpty() ? ' ' : text.charAt(0);
        boolean pair =
                (quote == '"' || quote == '\'') && text.length() > 1 && text.indexOf(quote, 1) == text.length() - 1;
        return pair ? text.substring(1, text.length() - 1) : text;
    }

    /** Names no value: it may be secret. */
    @Override
    public String toString() {
        return "value";
    }
}
