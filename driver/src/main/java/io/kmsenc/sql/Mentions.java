package io.kmsenc.sql;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The names in a statement, wherever they may be. */
final class Mentions {

    /** Bytes of a name in PostgreSQL. */
    private static final int LONGEST = 63;

    private final Set<String> names = new HashSet<>();
    private final List<String> texts = new ArrayList<>();
    private final boolean runsText;

    /** @param runsText whether the statement may run text that is written in a string */
    Mentions(List<Token> tokens, boolean runsText) {
        boolean calls = tokens.stream().anyMatch(RunText::isFunction);
        this.runsText = runsText || calls;
        tokens.forEach(this::collect);
    }

    /** Whether text inside a string may be run. */
    boolean runsText() {
        return runsText;
    }

    /** All names, folded. */
    Set<String> all() {
        return names;
    }

    /** Whether one of the names, which are folded, occurs. */
    boolean any(Set<String> names) {
        return !Collections.disjoint(names, this.names)
                || (!texts.isEmpty() && names.stream().anyMatch(this::mayBeInText));
    }

    // Names that are no words, such as "credit cards", are looked for as they are; in Unicode escapes any may be
    // written.
    private boolean mayBeInText(String name) {
        boolean word = name.chars().allMatch(c -> isPart((char) c));
        return texts.stream().anyMatch(text -> text.contains("u&\"") || (!word && text.contains(name)));
    }

    // PostgreSQL cuts names that are longer.
    private void name(String name) {
        names.add(Names.fold(name));
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LONGEST) {
            names.add(Names.fold(new String(bytes, 0, LONGEST, StandardCharsets.UTF_8).replaceFirst("\ufffd+$", "")));
        }
    }

    private void collect(Token token) {
        switch (token.kind()) {
            case WORD, QUOTED -> name(token.name());
            case OPAQUE, BROKEN -> collect(token.text());
            case STRING -> {
                if (runsText) {
                    collect(token.text());
                    collect(token.value() instanceof String decoded ? decoded : "");
                }
            }
            default -> {}
        }
    }

    private void collect(String text) {
        texts.add(Names.fold(text));
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean part = i < text.length() && isPart(text.charAt(i));
            if (part && start < 0) {
                start = i;
            } else if (!part && start >= 0) {
                name(text.substring(start, i));
                start = -1;
            }
        }
    }

    private static boolean isPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c >= 0x80;
    }
}
