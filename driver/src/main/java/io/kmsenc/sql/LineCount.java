package io.kmsenc.sql;

/** Tells lines of places that are asked for in ascending order. For one thread. */
final class LineCount {

    private final String text;
    private int counted;
    private int line = 1;

    LineCount(String text) {
        this.text = text;
    }

    /** The line of a place that is not before the one asked for last, from 1. */
    int at(int place) {
        for (; counted < place; counted++) {
            if (text.charAt(counted) == '\n') {
                line++;
            }
        }
        return line;
    }
}
