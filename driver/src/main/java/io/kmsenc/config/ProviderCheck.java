package io.kmsenc.config;

import io.kmsenc.provider.Problem;
import io.kmsenc.provider.ProviderKind;
import io.kmsenc.provider.ProviderSettings;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Checks sections of providers against what their kinds allow. */
final class ProviderCheck {

    private final Map<String, ProviderKind> kinds;
    private final Findings findings;

    ProviderCheck(Map<String, ProviderKind> kinds, Findings findings) {
        this.kinds = kinds;
        this.findings = findings;
    }

    /** The keys of a kind, in the order messages list them; empty where the kind is unknown. */
    Optional<Set<String>> keys(String kind) {
        return Optional.ofNullable(kinds.get(kind)).map(known -> new TreeSet<>(known.keys()));
    }

    /** The keys of a kind whose values may be shown: none where the kind is unknown. */
    Set<String> shownKeys(String kind) {
        ProviderKind known = kinds.get(kind);
        return known == null ? Set.of() : known.shownKeys();
    }

    /** Whether the kind is known; reports where not. */
    boolean kind(ProviderName name, int line, String place) {
        boolean known = kinds.containsKey(name.kind());
        if (!known) {
            Set<String> all = new TreeSet<>(kinds.keySet());
            String hint = Spelling.hint(name.kind(), all, "known are " + quoted(all));
            findings.add(line, place, "unknown kind of provider \"" + name.kind() + "\"" + hint);
        }
        return known;
    }

    void refuseUnknownKeys(ProviderName name, Section section) {
        keys(name.kind())
                .ifPresent(keys -> section.settings().stream()
                        .filter(setting -> !keys.contains(setting.key()))
                        .forEach(setting -> findings.add(
                                setting.line(),
                                setting.place(),
                                "unknown key"
                                        + Spelling.hint(setting.key(), keys, "remove it; known are " + quoted(keys)))));
    }

    /** The settings, their values checked by the kind, unless some are unknown because of an earlier problem. */
    ProviderSettings settings(ProviderName name, Section section, Collection<String> keys, boolean encrypts) {
        Map<String, String> values = new LinkedHashMap<>();
        keys.forEach(key -> section.value(key).ifPresent(value -> values.put(key, value)));
        ProviderSettings settings = new ProviderSettings(name.kind(), name.name(), section.place(), values, encrypts);
        ProviderKind kind = kinds.get(name.kind());
        boolean broken =
                keys.stream().flatMap(key -> section.setting(key).stream()).anyMatch(Setting::broken);
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
        section.keys().stream()
                .filter(key -> !kind.keys().contains(key))
                .flatMap(key -> Spelling.nearest(key, kind.keys()).stream())
                .forEach(near -> places.add(settings.place(near)));
        return places;
    }

    private static String quoted(Collection<String> words) {
        return "\"" + String.join("\", \"", words) + "\"";
    }
}
