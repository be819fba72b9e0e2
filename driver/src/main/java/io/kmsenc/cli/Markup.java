package io.kmsenc.cli;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes elements of a page that is HTML and well-formed XML at once. Whatever is given as text stays text. */
final class Markup {

    private static final char REPLACEMENT = '\uFFFD';

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Begins an element; names and values of attributes in turn. */
    Markup open(String name, String... attributes) {
        start(name, attributes);
        out.append('>');
        open.push(name);
        return this;
    }

    /** An element that has no end in HTML. */
    Markup empty(String name, String... attributes) {
        start(name, attributes);
        out.append("/>\n");
        return this;
    }

    private void start(String name, String... attributes) {
        out.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            text(attributes[i + 1]);
            out.append('"');
        }
    }

    /** Ends the element that was begun last. */
    Markup close() {
        out.append("</").append(open.pop()).append(">\n");
        return this;
    }

    /** An element with a text in it. */
    Markup element(String name, String text, String... attributes) {
        return open(name, attributes).text(text).close();
    }

    /** The page's own style sheet, in which nothing is escaped: HTML and XML read its content differently. */
    Markup style(String sheet) {
        open("style");
        out.append(sheet);
        return close();
    }

    /** Text. What XML doesn't know, and what would change the direction of the text around it, is replaced. */
    Markup text(String text) {
        text.codePoints().forEach(this::character);
        return this;
    }

    private void character(int character) {
        switch (character) {
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '&' -> out.append("&amp;");
            case '"' -> out.append("&quot;");
            case '\'' -> out.append("&#39;");
            default -> out.appendCodePoint(isShown(character) ? character : REPLACEMENT);
        }
    }

    private static boolean isShown(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    /** The page so far. */
    @Override
    public String toString() {
        return out.toString();
    }
}
