package io.kmsenc.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Words that the parser doesn't know, or knows by other words of the same meaning. Only what the parser reads is spelled
 * so: the database gets the statement to the letter.
 */
final class ParserSpelling {

    private final List<Token> tokens;
    private final Map<Integer, String> words = new HashMap<>();
    private final List<Integer> keys = new ArrayList<>();

    private ParserSpelling(List<Token> tokens) {
        this.tokens = tokens;
    }

    static ParserSpelling of(List<Token> tokens, Dialect dialect) {
        ParserSpelling spelling = new ParserSpelling(tokens);
        spelling.row();
        switch (dialect) {
            case H2 -> {
                spelling.mergeWithKey();
                spelling.noColumns();
            }
            case POSTGRESQL -> spelling.doNothing();
            case MARIADB -> {
                spelling.lockInShareMode();
                spelling.replaceWithPriority();
                spelling.noColumns();
            }
        }
        return spelling;
    }

    /** The spelling of a token, or null for its own. */
    @Nullable
    String of(int token) {
        return words.get(token);
    }

    /** The tokens that name the columns of H2's {@code MERGE … KEY (…)}, which the parser doesn't see. */
    List<Integer> keys() {
        return keys;
    }

    /** {@code MERGE INTO t (…) KEY (…) VALUES …} is read as REPLACE. */
    private void mergeWithKey() {
        if (!isWord(0, "MERGE") || !isWord(1, "INTO") || tokens.stream().anyMatch(t -> t.isWord("USING"))) {
            return;
        }
        words.put(0, "REPLACE");
        for (int i = 2; i < tokens.size() && !isWord(i, "VALUES") && !isWord(i, "SELECT"); i++) {
            if (isWord(i, "KEY") && isSymbol(i + 1, '(')) {
                drop(i);
                drop(i + 1);
                for (int k = i + 2; k < tokens.size(); k++) {
                    drop(k);
                    if (isSymbol(k, ')')) {
                        return;
                    }
                    if (!isSymbol(k, ',')) {
                        keys.add(k);
                    }
                }
            }
        }
    }

    /** {@code WHEN … THEN DO NOTHING} writes as little as DELETE does. */
    private void doNothing() {
        for (int i = 1; i + 1 < tokens.size(); i++) {
            if (isWord(0, "MERGE") && isWord(i - 1, "THEN") && isWord(i, "DO") && isWord(i + 1, "NOTHING")) {
                words.put(i, "DELETE");
                drop(i + 1);
            }
        }
    }

    /** {@code (a, b) = ROW (?, ?)}. */
    private void row() {
        for (int i = 1; i < tokens.size(); i++) {
            if (isWord(i, "ROW") && isSymbol(i - 1, '=') && isSymbol(i + 1, '(')) {
                drop(i);
            }
        }
    }

    /** {@code INSERT INTO t () VALUES ()} gives every column its default. */
    private void noColumns() {
        for (int i = 1; i + 4 < tokens.size(); i++) {
            if (isEmpty(i) && isWord(i + 2, "VALUES") && isEmpty(i + 3)) {
                drop(i);
                drop(i + 1);
            }
        }
    }

    private boolean isEmpty(int index) {
        return isSymbol(index, '(') && isSymbol(index + 1, ')');
    }

    private void lockInShareMode() {
        int start = tokens.size() - 4;
        if (start > 0
                && isWord(start, "LOCK")
                && isWord(start + 1, "IN")
                && isWord(start + 2, "SHARE")
                && isWord(start + 3, "MODE")) {
            for (int i = start; i < tokens.size(); i++) {
                drop(i);
            }
        }
    }

    private void replaceWithPriority() {
        if (isWord(0, "REPLACE") && (isWord(1, "LOW_PRIORITY") || isWord(1, "DELAYED"))) {
            drop(1);
        }
    }

    private void drop(int token) {
        words.put(token, "");
    }

    private boolean isWord(int index, String word) {
        return index < tokens.size() && tokens.get(index).isWord(word);
    }

    private boolean isSymbol(int index, char symbol) {
        return index < tokens.size() && tokens.get(index).isSymbol(symbol);
    }
}
