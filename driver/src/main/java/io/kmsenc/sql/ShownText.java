package io.kmsenc.sql;

import io.kmsenc.schema.ColumnRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A statement as a person or a log may see it: a secret literal is replaced by the name of its column, any other by what
 * kind it is, comments are left out. So it holds no value, secret or not.
 */
final class ShownText {

    /** Whoever needs more has the statement. */
    private static final int MAX_LENGTH = 60_000;

    private ShownText() {}

    static String of(List<Token> tokens, StatementPlan plan) {
        Map<Integer, ColumnRule> secret = new HashMap<>();
        plan.literals().forEach(literal -> secret.put(literal.start(), literal.rule()));
        Map<Integer, StoredType> types = new HashMap<>();
        plan.types().forEach(type -> types.put(type.start(), type));
        StringBuilder text = new StringBuilder();
        int end = tokens.isEmpty() ? 0 : tokens.get(0).start();
        for (Token token : tokens) {
            if (text.length() > MAX_LENGTH) {
                return text + " <and so on>";
            }
            StoredType type = types.get(token.start());
            if (type != null) {
                text.append(token.start() > end ? " " : "").append(type.text());
                end = type.end();
            } else if (token.start() >= end) {
                text.append(token.start() > end ? " " : "").append(shown(token, secret.get(token.start())));
                end = token.end();
            }
        }
        return text.toString();
    }

    private static String shown(Token token, @Nullable ColumnRule rule) {
        if (rule != null) {
            return "'<ciphertext of " + rule.name().dotted() + ">'";
        }
        return switch (token.kind()) {
            case STRING, BINARY, TEMPORAL -> "'<literal>'";
            case NUMBER -> "<number>";
            case OPAQUE -> token.text().equals("??") ? "??" : "<text>";
            case BROKEN -> "<text without an end>";
            case WORD, QUOTED, PARAMETER, SYMBOL -> printable(token.text());
        };
    }

    private static String printable(String text) {
        return text.chars().noneMatch(Character::isISOControl) ? text : text.replaceAll("\\p{Cntrl}", " ");
    }
}
