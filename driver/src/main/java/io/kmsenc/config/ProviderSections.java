package io.kmsenc.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the sections of providers, those of no provider that may decrypt for their keys only. For one thread, one use. */
final class ProviderSections {

    private final Map<String, Section> sections;
    private final Map<String, ProviderKind> kinds;
    private final EnvironmentOverrides overrides;
    private final Expansion expansion;
    private final Findings findings;

    ProviderSections(
            Map<String, Section> sections,
            Map<String, ProviderKind> kinds,
            EnvironmentOverrides overrides,
            Expansion expansion,
            Findings findings) {
        this.sections = sections;
        this.kinds = kinds;
        this.overrides = overrides;
        this.expansion = expansion;
        this.findings = findings;
    }

    /**
     * The settings of all providers that may decrypt: the encrypting one, the available ones, and the embedded one
     * wherever there is a {@code secret_key}.
     */
    List<ProviderSettings> read(Section security, Optional<ProviderName> encrypting, List<ProviderName> available) {
        Map<ProviderName, Section> found = inFile();
        Set<ProviderName> wanted = new LinkedHashSet<>();
        encrypting.ifPresent(wanted::add);
        wanted.addAll(available);
        if (security.setting(SecuritySettings.SECRET_KEY).filter(Setting::given).isPresent()) {
            wanted.add(ProviderName.EMBEDDED);
        }
        Set<ProviderName> all = new LinkedHashSet<>(found.keySet());
        all.addAll(wanted);
        all.remove(ProviderName.EMBEDDED);
        for (ProviderName name : all) {
            override(name, found);
        }
        return settings(wanted, found, security, encrypting);
    }

    /** The provider sections of the file that have a usable name. */
    private Map<ProviderName, Section> inFile() {
        Map<ProviderName, Section> found = new LinkedHashMap<>();
        for (Section section : sections.values()) {
            if (SectionNames.isProvider(section.name())) {
                name(section).ifPresent(name -> {
                    found.put(name, section);
                    checkKind(name, section.line(), section.place());
                    refuseUnknownKeys(name, section);
                });
            }
        }
        return found;
    }

    private Optional<ProviderName> name(Section section) {
        Optional<ProviderName> name = ProviderName.parse(
                        section.name().substring(SectionNames.PROVIDER_PREFIX.length()))
                .filter(parsed -> parsed.section().equals(section.name()));
        if (name.isEmpty()) {
            findings.add(
                    section.line(),
                    section.place(),
                    "names no provider; write [" + SectionNames.PROVIDER_PREFIX + "<kind>.<name>]");
        } else if (name.get().equals(ProviderName.EMBEDDED)) {
            findings.add(
                    section.line(),
                    section.place(),
                    "\"" + name.get() + "\" has no section; its key is secret_key in [security]");
            return Optional.empty();
        }
        return name;
    }

    private boolean checkKind(ProviderName name, int line, String place) {
        boolean known = kinds.containsKey(name.kind());
        if (!known) {
            Collection<String> all = new TreeSet<>(kinds.keySet());
            String otherwise = "known are \"" + String.join("\", \"", all) + "\"";
            findings.add(
                    line,
                    place,
                    "unknown kind of provider \"" + name.kind() + "\"" + Spelling.hint(name.kind(), all, otherwise));
        }
        return known;
    }

    private void refuseUnknownKeys(ProviderName name, Section section) {
        ProviderKind kind = kinds.get(name.kind());
        if (kind == null) {
            return;
        }
        Collection<String> keys = new TreeSet<>(kind.keys());
        for (Setting setting : section.settings()) {
            if (!keys.contains(setting.key())) {
                String otherwise = "remove it; known are \"" + String.join("\", \"", keys) + "\"";
                findings.add(
                        setting.line(), setting.place(), "unknown key" + Spelling.hint(setting.key(), keys, otherwise));
            }
        }
    }

    /** What the environment says of a provider, whether or not a file has its section. */
    private void override(ProviderName name, Map<ProviderName, Section> found) {
        Section section = found.getOrDefault(name, new Section("environment", name.section(), Findings.NOWHERE));
        Set<String> keys = new TreeSet<>(section.keys());
        if (kinds.containsKey(name.kind())) {
            keys = new TreeSet<>(kinds.get(name.kind()).keys());
        }
        overrides.apply(section, keys);
        if (!section.settings().isEmpty()) {
            found.put(name, section);
            sections.putIfAbsent(section.name(), section);
        }
    }

    private List<ProviderSettings> settings(
            Set<ProviderName> wanted,
            Map<ProviderName, Section> found,
            Section security,
            Optional<ProviderName> encrypting) {
        List<ProviderSettings> all = new ArrayList<>();
        for (ProviderName name : wanted) {
            if (name.equals(ProviderName.EMBEDDED)) {
                embedded(security, encrypting).ifPresent(all::add);
            } else if (found.containsKey(name)) {
                all.add(settings(name, found.get(name)));
            } else {
                refuseMissing(name, security, encrypting, found.keySet());
            }
        }
        return all;
    }

    private ProviderSettings settings(ProviderName name, Section section) {
        section.replaceAll(expansion::expand);
        return checked(name, section, section.keys());
    }

    private Optional<ProviderSettings> embedded(Section security, Optional<ProviderName> encrypting) {
        Optional<Setting> key = security.setting(SecuritySettings.SECRET_KEY);
        if (key.filter(Setting::broken).isPresent()) {
            return Optional.empty();
        }
        if (key.filter(Setting::given).isEmpty()) {
            boolean encrypts = encrypting.equals(Optional.of(ProviderName.EMBEDDED));
            findings.add(
                    security.line(),
                    security.place(SecuritySettings.SECRET_KEY),
                    "missing, and provider \"" + ProviderName.EMBEDDED + "\" needs it; set it"
                            + (encrypts ? ", or name another provider in encryption_provider" : ""));
            return Optional.empty();
        }
        int line = key.get().line();
        return checkKind(ProviderName.EMBEDDED, line, security.place())
                ? Optional.of(checked(ProviderName.EMBEDDED, security, List.of(SecuritySettings.SECRET_KEY)))
                : Optional.empty();
    }

    /** Lets the kind check the values; of a section whose values aren't all known nothing can be said yet. */
    private ProviderSettings checked(ProviderName name, Section section, Collection<String> keys) {
        Map<String, String> values = new LinkedHashMap<>();
        keys.forEach(key -> section.value(key).ifPresent(value -> values.put(key, value)));
        ProviderSettings settings = new ProviderSettings(name.kind(), name.name(), section.place(), values);
        ProviderKind kind = kinds.get(name.kind());
        boolean broken = keys.stream()
                .anyMatch(key -> section.setting(key).filter(Setting::broken).isPresent());
        if (kind != null && !broken) {
            report(kind, settings, section);
        }
        return settings;
    }

    private void report(ProviderKind kind, ProviderSettings settings, Section section) {
        Map<String, Setting> byPlace = new LinkedHashMap<>();
        section.settings().forEach(setting -> byPlace.put(settings.place(setting.key()), setting));
        Set<String> meant = meant(kind, settings, section);
        for (Problem problem : kind.check(settings)) {
            Setting setting = byPlace.get(problem.place());
            if (setting != null) {
                // An override is wrong where it was written, not where the file would have it.
                findings.add(setting.line(), setting.place(), problem.what());
            } else if (!meant.contains(problem.place())) {
                findings.add(section.line(), problem);
            }
        }
    }

    /** The places of the keys that a misspelt key was meant to be: that they are missing goes without saying. */
    private static Set<String> meant(ProviderKind kind, ProviderSettings settings, Section section) {
        Set<String> places = new HashSet<>();
        for (String key : section.keys()) {
            if (!kind.keys().contains(key)) {
                Spelling.nearest(key, kind.keys()).ifPresent(near -> places.add(settings.place(near)));
            }
        }
        return places;
    }

    private void refuseMissing(
            ProviderName name, Section security, Optional<ProviderName> encrypting, Set<ProviderName> found) {
        String key = encrypting.equals(Optional.of(name)) ? SecuritySettings.PROVIDER : SecuritySettings.AVAILABLE;
        Setting setting = security.setting(key).orElseThrow();
        if (checkKind(name, setting.line(), setting.place())) {
            List<String> known = found.stream().map(ProviderName::toString).toList();
            findings.add(
                    setting.line(),
                    setting.place(),
                    "provider \"" + name + "\" has no section"
                            + Spelling.hint(name.toString(), known, "add [" + name.section() + "]"));
        }
    }
}
