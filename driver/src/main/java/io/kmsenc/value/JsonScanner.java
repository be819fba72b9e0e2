package io.kmsenc.value;

import java.util.BitSet;
import java.util.List;

/**
 * Reads a JSON text by the grammar of RFC 8259, which every database takes as it stands; what some take beyond it is refused. It
 * doesn't call itself, so that no text exhausts the stack. For one text.
 */
final class JsonScanner {

    private static final List<String> WORDS = List.of("true", "false", "null");
    private static final String ESCAPES = "\"\\/bfnrt";
    private static final int HEX_DIGITS = 4;

    private final String text;
    private final int deepest;
    private final JsonSink sink;
    private final BitSet objects = new BitSet();
    private int depth;
    private int at;

    private JsonScanner(String text, int deepest, JsonSink sink) {
        this.text = text;
        this.deepest = deepest;
        this.sink = sink;
    }

    /**
     * Reads the whole text.
     *
     * @param deepest how many arrays and objects may be nested
     * @throws Inconvertible if it isn't one JSON value with white space around it, or the sink takes a part of it for none
     */
    static void read(String text, int deepest, JsonSink sink) throws Inconvertible {
        JsonScanner scanner = new JsonScanner(text, deepest, sink);
        boolean expected = true;
        while (expected) {
            scanner.space();
            if (scanner.isWhole()) {
                expected = scanner.isFollowed();
            }
        }
    }

    /** Reads a scalar or an empty container; of any other container the part before its first value, which makes none. */
    private boolean isWhole() throws Inconvertible {
        char first = peek();
        if (first != '{' && first != '[') {
            scalar(first);
            return true;
        }
        if (depth == deepest) {
            throw new Inconvertible("its arrays and objects are nested deeper than " + deepest + " levels");
        }
        at++;
        boolean object = first == '{';
        sink.begin(object);
        space();
        if (peek() == (object ? '}' : ']')) {
            at++;
            sink.end(object);
            return true;
        }
        objects.set(depth++, object);
        key(object);
        return false;
    }

    /** Behind a value: whether another one follows. Reads what stands before it, or the rest of the text. */
    private boolean isFollowed() throws Inconvertible {
        space();
        while (depth > 0) {
            boolean object = objects.get(depth - 1);
            if (peek() == ',') {
                at++;
                space();
                key(object);
                return true;
            }
            expect(object ? '}' : ']');
            sink.end(object);
            depth--;
            space();
        }
        if (at < text.length()) {
            throw invalid();
        }
        return false;
    }

    private void key(boolean object) throws Inconvertible {
        if (object) {
            int start = at;
            string();
            sink.key(text.substring(start, at));
            space();
            expect(':');
        }
    }

    private void scalar(char first) throws Inconvertible {
        int start = at;
        if (first == '"') {
            string();
        } else if (first == '-' || isDigit()) {
            number();
        } else {
            at += WORDS.stream()
                    .filter(word -> text.startsWith(word, at))
                    .findFirst()
                    .orElseThrow(JsonScanner::invalid)
                    .length();
        }
        sink.scalar(text.substring(start, at));
    }

    private void string() throws Inconvertible {
        expect('"');
        for (char each = next(); each != '"'; each = next()) {
            if (each < ' ') {
                throw invalid();
            }
            if (each == '\\') {
                escape(next());
            }
        }
    }

    private void escape(char kind) throws Inconvertible {
        if (kind != 'u') {
            if (ESCAPES.indexOf(kind) < 0) {
                throw invalid();
            }
            return;
        }
        for (int i = 0; i < HEX_DIGITS; i++) {
            char digit = next();
            if (digit > 'f' || Character.digit(digit, 16) < 0) {
                throw invalid();
            }
        }
    }

    private void number() throws Inconvertible {
        skip("-");
        if (!skip("0")) {
            digits();
        }
        if (skip(".")) {
            digits();
        }
        if (skip("eE")) {
            skip("+-");
            digits();
        }
    }

    private void digits() throws Inconvertible {
        if (!isDigit()) {
            throw invalid();
        }
        while (isDigit()) {
            at++;
        }
    }

    private boolean isDigit() {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private boolean skip(String characters) {
        boolean found = at < text.length() && characters.indexOf(text.charAt(at)) >= 0;
        at += found ? 1 : 0;
        return found;
    }

    private void space() {
        while (skip(" \t\n\r")) {
            // there may be more
        }
    }

    private void expect(char character) throws Inconvertible {
        if (next() != character) {
            throw invalid();
        }
    }

    private char next() throws Inconvertible {
        char next = peek();
        at++;
        return next;
    }

    private char peek() throws Inconvertible {
        if (at == text.length()) {
            throw invalid();
        }
        return text.charAt(at);
    }

    static Inconvertible invalid() {
        return new Inconvertible("the text is not JSON");
    }
}
