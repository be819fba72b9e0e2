package io.kmsenc.schema;

import java.text.Normalizer;
import java.util.Locale;

/** One way in which texts that differ are made the same text. Applied twice it changes nothing more. */
public enum Normalization {
    /** Normalization Form C of Unicode: a letter and its accent, in one character or two, become the same. */
    NFC("nfc") {
        @Override
        String apply(String text) {
            return Normalizer.normalize(text, Normalizer.Form.NFC);
        }
    },
    /** Unicode's full lower case, without regard to the locale of the process: {@code É} becomes {@code é}. */
    LOWER("lower") {
        @Override
        String apply(String text) {
            return text.toLowerCase(Locale.ROOT);
        }
    },
    /** Without the spaces (U+0020 alone) at its end. */
    TRIM("trim") {
        @Override
        String apply(String text) {
            int end = text.length();
            while (end > 0 && text.charAt(end - 1) == ' ') {
                end--;
            }
            return text.substring(0, end);
        }
    };

    private final String word;

    Normalization(String word) {
        this.word = word;
    }

    /** As the configuration writes it. */
    public String word() {
        return word;
    }

    abstract String apply(String text);
}
