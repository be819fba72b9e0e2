package io.kmsenc.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Picks what is ours out of a file and leaves the rest alone. Reports what is said twice, what can be read in two ways
 * and what looks like a misspelt name of ours.
 */
final class SectionCollector {

    /** A key that may be shown: letters only. What has digits or signs may be a piece of a secret on a line of its own. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z_.-]{0,39}");

    private final String file;
    private final Findings findings;
    private final Map<String, Section> sections = new LinkedHashMap<>();

    private SectionCollector(String file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    /** The sections of ours by name, in the order of the file. */
    static Map<String, Section> collect(IniFile ini, String file, Findings findings) {
        SectionCollector collector = new SectionCollector(file, findings);
        for (IniFile.Flaw flaw : ini.flaws()) {
            findings.add(flaw.line(), file + " line " + flaw.line(), flaw.what());
        }
        ini.sections().forEach(collector::collect);
        return collector.sections;
    }

    /** How messages name a key: by itself, or by its line where it may be a piece of a secret. */
    static String shown(String key, int line) {
        return WORD.matcher(key).matches() ? key : "line " + line;
    }

    private void collect(IniSection found) {
        if (found.name().isEmpty()) {
            found.entries().forEach(this::checkStray);
        } else if (SectionNames.isOurs(found.name())) {
            Section section = open(found);
            found.entries().forEach(entry -> accept(section, entry));
        } else {
            SectionNames.slipOf(found.name())
                    .ifPresent(meant -> findings.add(
                            found.line(),
                            file + " [" + found.name() + "]",
                            "unknown section" + Spelling.question("[" + meant + "]")));
        }
    }

    private Section open(IniSection found) {
        Section known = sections.get(found.name());
        if (known != null) {
            findings.add(
                    found.line(),
                    known.place(),
                    "the section on line " + found.line() + " repeats the one on line " + known.line()
                            + "; merge them");
            return known;
        }
        Section section = new Section(file, found.name(), found.line());
        sections.put(found.name(), section);
        return section;
    }

    private static String shown(Section section, String key, int line) {
        return switch (section.name()) {
            case SectionNames.COLUMNS -> ColumnKey.shown(key, line);
            case SectionNames.ROUTINES -> RoutineKey.shown(key, line);
            default -> shown(key, line);
        };
    }

    private void accept(Section section, IniEntry entry) {
        boolean names = SectionNames.hasNames(section.name());
        String key = names ? entry.key() : unquoted(entry.key());
        if (section.name().equals(SectionNames.SECURITY) && !SecuritySettings.KEYS.contains(key)) {
            checkShared(section, key, entry.line());
            return;
        }
        String place = section.place(shown(section, key, entry.line()));
        Optional<Setting> before = section.setting(key);
        if (before.isPresent()) {
            int line = before.get().line();
            findings.add(entry.line(), place, "line " + entry.line() + " repeats line " + line + "; keep one of them");
        } else if (entry.doubt() != null) {
            findings.add(entry.line(), place, entry.doubt());
            section.put(new Setting(key, place, entry.line(), null));
        } else {
            section.put(new Setting(key, place, entry.line(), entry.value()));
        }
    }

    /** Grafana has keys of its own in [security]: only a slip of ours is wrong there. */
    private void checkShared(Section section, String key, int line) {
        if (SecuritySettings.ENCRYPTION_KEYS.contains(key)) {
            findings.add(line, section.place(key), "belongs to [" + SectionNames.ENCRYPTION + "]; move it there");
            return;
        }
        Spelling.slipOf(key, SecuritySettings.KEYS)
                .ifPresent(meant ->
                        findings.add(line, section.place(shown(key, line)), "unknown key" + Spelling.question(meant)));
    }

    private void checkStray(IniEntry entry) {
        if (SecuritySettings.KEYS.contains(entry.key())) {
            findings.add(
                    entry.line(),
                    file + " " + entry.key(),
                    "stands before the first section; move it into [" + SectionNames.SECURITY + "]");
        }
    }

    private static String unquoted(String key) {
        for (String quote : List.of("\"\"\"", "\"", "`")) {
            if (key.length() > 2 * quote.length() && key.startsWith(quote) && key.endsWith(quote)) {
                return key.substring(quote.length(), key.length() - quote.length());
            }
        }
        return key;
    }
}
