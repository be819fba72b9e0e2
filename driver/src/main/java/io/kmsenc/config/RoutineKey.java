package io.kmsenc.config;

import io.kmsenc.schema.RoutineName;
import java.util.List;
import java.util.Optional;

/** Reads {@code [schema.]routine}, with quotes as in the names of columns. */
final class RoutineKey {

    private RoutineKey() {}

    /** The name, or empty where the key is none. */
    static Optional<RoutineName> parse(String key) {
        return ColumnKey.parts(key).flatMap(RoutineKey::name);
    }

    /** How messages name the key: by its line where it may be a piece of a secret, as any word alone may. */
    static String shown(String key, int line) {
        boolean qualified =
                ColumnKey.parts(key).filter(parts -> parts.size() == 2).isPresent();
        return qualified ? key : SectionCollector.shown(key, line);
    }

    private static Optional<RoutineName> name(List<String> parts) {
        return switch (parts.size()) {
            case 1 -> Optional.of(new RoutineName(Optional.empty(), parts.get(0)));
            case 2 -> Optional.of(new RoutineName(Optional.of(parts.get(0)), parts.get(1)));
            default -> Optional.empty();
        };
    }
}
