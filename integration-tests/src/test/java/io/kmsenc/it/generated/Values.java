package io.kmsenc.it.generated;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Random values. Those of all secret columns come from one small pool, so that columns of different rules hold the same
 * plaintext; those of plain columns from another, and both may hold what is too short to be a sentinel.
 */
final class Values {

    private static final List<String> DECORATIONS = List.of(
            "",
            "é",
            "'",
            "it's \\ \"q\"",
            "%_",
            "$$",
            "漢ß😀",
            "\\'",
            "?",
            " -- x",
            "/* x",
            " ",
            "\\\\",
            ";",
            ":x",
            "\n",
            "''");

    private static final List<String> SHORT = List.of("", "a", "7", "é", "'", "\\", "A");

    private final Choice choice;

    Values(Choice choice) {
        this.choice = choice;
    }

    @Nullable
    Object stored(Column column) {
        if (!column.notNull() && choice.chance(15)) {
            return null;
        }
        return value(column.type(), column.secret());
    }

    Object value(Type type, @Nullable Secret secret) {
        if (type == Type.INT) {
            return choice.below(8);
        }
        if (type.isDeclared() && type != Type.VARCHAR) {
            return DeclaredValues.of(type, secret != null, choice);
        }
        String text = choice.chance(15) ? choice.of(SHORT) : longer(secret == null ? "open to all" : Sentinels.MARK);
        return type == Type.BINARY ? text.getBytes(StandardCharsets.UTF_8) : text;
    }

    // A number always has the same decoration, so that equal values are met often.
    private String longer(String start) {
        int number = choice.below(choice.chance(80) ? 4 : DECORATIONS.size());
        return start + (10 + number) + DECORATIONS.get((number * 7 + 5) % DECORATIONS.size());
    }
}
