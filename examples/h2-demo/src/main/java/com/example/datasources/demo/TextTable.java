package com.example.datasources.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of ASCII text, two spaces between its columns. A cell that is too wide ends in three dots; what is not
 * printable ASCII is written as Java escapes it, so that every terminal shows the same widths.
 */
final class TextTable {

    private static final String INDENT = "  ";
    private static final String GAP = "  ";
    private static final String DOTS = "...";

    private final int[] limits;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * @param limits the greatest width of each column, at least 4; a column is no wider than it needs to be
     */
    TextTable(int... limits) {
        this.limits = limits.clone();
    }

    TextTable row(String... cells) {
        if (cells.length != limits.length) {
            throw new IllegalArgumentException("a row has " + limits.length + " cells");
        }
        List<String> row = new ArrayList<>();
        for (int i = 0; i < cells.length; i++) {
            row.add(fit(ascii(cells[i]), limits[i]));
        }
        rows.add(row);
        return this;
    }

    /** The rows as lines, in their order. */
    List<String> lines() {
        int[] widths = new int[limits.length];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            lines.add(line(row, widths));
        }
        return lines;
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder(INDENT);
        for (int i = 0; i < widths.length; i++) {
            line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length()));
            line.append(GAP);
        }
        return line.toString().stripTrailing();
    }

    /** At most {@code width} characters of a text, with dots at its end if some are left out. */
    static String fit(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - DOTS.length()) + DOTS;
    }

    /**
     * At most {@code width} characters of a text: its beginning, dots, and its end. The values that one data key
     * encrypts begin alike, so that their beginning alone would seem to be the same value again and again.
     */
    static String ends(String text, int width) {
        if (text.length() <= width) {
            return text;
        }
        int tail = (width - DOTS.length()) / 2;
        return text.substring(0, width - DOTS.length() - tail) + DOTS + text.substring(text.length() - tail);
    }

    /** Printable ASCII only; everything else as a backslash, u and four hexadecimal digits. */
    static String ascii(String text) {
        StringBuilder ascii = new StringBuilder();
        text.chars().forEach(c -> {
            if (c >= ' ' && c <= '~') {
                ascii.append((char) c);
            } else {
                ascii.append(String.format("\\u%04x", c));
            }
        });
        return ascii.toString();
    }
}
