package io.kmsenc.config;

import io.kmsenc.schema.ColumnName;
import io.kmsenc.schema.ColumnRule;
import io.kmsenc.schema.RoutineName;
import io.kmsenc.schema.RoutineRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code [routines]}, and refuses lines that contradict each other. For one thread, one use. */
final class RoutinesSettings {

    private record Declared(Setting setting, RoutineName name) {}

    private final Section section;
    private final Map<ColumnName, Optional<ColumnRule>> columns = new LinkedHashMap<>();
    private final Findings findings;
    private final List<Declared> declared = new ArrayList<>();

    /**
     * @param names the keys of {@code [columns]}, those included of which no rule could be made
     * @param rules what could be read there
     */
    RoutinesSettings(Section section, Collection<String> names, Collection<ColumnRule> rules, Findings findings) {
        this.section = section;
        this.findings = findings;
        names.forEach(key -> ColumnKey.parse(key).ifPresent(name -> columns.put(name, Optional.empty())));
        rules.forEach(rule -> columns.put(rule.name(), Optional.of(rule)));
    }

    /** The rules of all routines that could be read. */
    List<RoutineRule> read() {
        List<RoutineRule> routines = new ArrayList<>();
        section.settings().forEach(setting -> read(setting).ifPresent(routines::add));
        return routines;
    }

    private Optional<RoutineRule> read(Setting setting) {
        Optional<RoutineName> name = RoutineKey.parse(setting.key());
        if (name.isEmpty()) {
            findings.add(
                    setting.line(),
                    setting.place(),
                    "not the name of a routine; write [schema.]routine, a part with dots or blanks in double quotes");
        }
        name.ifPresent(n -> declare(new Declared(setting, n)));
        String value = setting.value();
        if (name.isEmpty() || value == null) {
            return Optional.empty();
        }
        return new RoutineSpecReader(setting, columns, findings).read(value).map(spec -> spec.rule(name.get()));
    }

    private void declare(Declared routine) {
        for (Declared earlier : declared) {
            contradiction(earlier, routine)
                    .ifPresent(what -> findings.add(
                            routine.setting().line(), routine.setting().place(), what));
        }
        declared.add(routine);
    }

    private static Optional<String> contradiction(Declared earlier, Declared routine) {
        RoutineName one = earlier.name();
        RoutineName other = routine.name();
        String shown = "\"" + earlier.setting().key() + "\"";
        if (one.equals(other)) {
            return Optional.of("the same routine as " + shown + ", letter case aside; keep one of them");
        }
        boolean open = one.schema().isPresent() != other.schema().isPresent();
        return open && one.name().equals(other.name())
                ? Optional.of("may be the same routine as " + shown + "; write both with their schema, or keep one")
                : Optional.empty();
    }
}
