package io.kmsenc.it.generated;

import java.util.HashSet;
import java.util.Set;

/** How the values of secret columns can be told in everything that is sent: they begin with the same text. */
final class Sentinels {

    /** Long enough not to be met by chance. */
    static final String MARK = "zQsecretzQzQ";

    /** The mark and a number of one digit make a value that differs from others. */
    static final int LENGTH = MARK.length() + 2;

    private Sentinels() {}

    /** What is looked for. */
    static Set<String> all(boolean typed) {
        Set<String> all = new HashSet<>(typed ? DeclaredValues.MARKS : Set.of());
        all.add(MARK);
        return all;
    }

    static boolean isSentinel(String text) {
        return text.startsWith(MARK);
    }

    /** The same text without what decorates it. */
    static String shorter(String text) {
        if (isSentinel(text)) {
            return text.length() > LENGTH ? text.substring(0, LENGTH) : text;
        }
        return text.length() > 1 ? text.substring(0, text.offsetByCodePoints(0, 1)) : text;
    }
}
