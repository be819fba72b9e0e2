package io.kmsenc.config;

import io.kmsenc.provider.ProviderSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the section of each provider that may decrypt, in the file and in the environment. Those of other providers are
 * looked at for their keys only. For one thread, one use.
 */
final class ProviderSections {

    /** A grafana.ini may have sections for these; unless one is to encrypt or decrypt here, it is Grafana's own business. */
    private static final Set<String> GRAFANAS_OTHER_KINDS = Set.of("azurekv", "googlekms", "hashicorpvault");

    private final Map<String, Section> sections;
    private final ProviderCheck check;
    private final EnvironmentOverrides overrides;
    private final Expansion expansion;
    private final Findings findings;
    private final Map<ProviderName, Section> found = new LinkedHashMap<>();

    ProviderSections(
            Map<String, Section> sections,
            ProviderCheck check,
            EnvironmentOverrides overrides,
            Expansion expansion,
            Findings findings) {
        this.sections = sections;
        this.check = check;
        this.overrides = overrides;
        this.expansion = expansion;
        this.findings = findings;
    }

    /**
     * The settings of all providers that may decrypt: the encrypting one, the available ones, and the embedded one
     * wherever there is a {@code secret_key}.
     */
    List<ProviderSettings> read(Section security, List<ProviderName> encrypting, List<ProviderName> available) {
        Set<ProviderName> wanted = new LinkedHashSet<>();
        wanted.addAll(encrypting);
        wanted.addAll(available);
        security.value(SecuritySettings.SECRET_KEY).ifPresent(key -> wanted.add(ProviderName.EMBEDDED));
        sections.values().stream()
                .filter(section -> SectionNames.isProvider(section.name()))
                .forEach(section -> take(section, wanted));
        Set<ProviderName> all = new LinkedHashSet<>(found.keySet());
        all.addAll(wanted);
        all.remove(ProviderName.EMBEDDED);
        all.forEach(this::override);

        List<ProviderSettings> settings = new ArrayList<>();
        for (ProviderName name : wanted) {
            boolean embedded = name.equals(ProviderName.EMBEDDED);
            (embedded ? embedded(security, encrypting) : external(name, security, encrypting)).ifPresent(settings::add);
        }
        return settings;
    }

    private void take(Section section, Set<ProviderName> wanted) {
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
        } else if (wanted.contains(name.get())
                || !GRAFANAS_OTHER_KINDS.contains(name.get().kind())) {
            found.put(name.get(), section);
            check.kind(name.get(), section.line(), section.place());
            check.refuseUnknownKeys(name.get(), section);
        }
    }

    /** What the environment says of a provider, whether or not a file has its section. */
    private void override(ProviderName name) {
        Section section = found.getOrDefault(name, new Section("environment", name.section(), Findings.NOWHERE));
        overrides.apply(section, check.keys(name.kind()).orElseGet(() -> new TreeSet<>(section.keys())));
        if (!section.settings().isEmpty()) {
            found.put(name, section);
            sections.putIfAbsent(section.name(), section);
        }
    }

    private Optional<ProviderSettings> external(ProviderName name, Section security, List<ProviderName> encrypting) {
        Section section = found.get(name);
        if (section != null) {
            section.replaceAll(expansion::expand);
            return Optional.of(check.settings(name, section, section.keys(), encrypting.contains(name)));
        }
        String key = encrypting.contains(name) ? SecuritySettings.PROVIDER : SecuritySettings.AVAILABLE;
        Setting setting = security.setting(key).orElseThrow();
        if (check.kind(name, setting.line(), setting.place())) {
            List<String> known =
                    found.keySet().stream().map(ProviderName::toString).toList();
            String hint = Spelling.hint(name.toString(), known, "add [" + name.section() + "]");
            findings.add(setting.line(), setting.place(), "provider \"" + name + "\" has no section" + hint);
        }
        return Optional.empty();
    }

    private Optional<ProviderSettings> embedded(Section security, List<ProviderName> encrypting) {
        String key = SecuritySettings.SECRET_KEY;
        Optional<Setting> setting = security.setting(key);
        if (setting.filter(Setting::broken).isPresent()) {
            return Optional.empty();
        }
        if (setting.filter(Setting::given).isEmpty()) {
            boolean encrypts = encrypting.contains(ProviderName.EMBEDDED);
            findings.add(
                    security.line(),
                    security.place(key),
                    "missing, and provider \"" + ProviderName.EMBEDDED + "\" needs it; set it"
                            + (encrypts ? ", or name another provider in encryption_provider" : ""));
            return Optional.empty();
        }
        return check.kind(ProviderName.EMBEDDED, setting.get().line(), security.place())
                ? Optional.of(check.settings(
                        ProviderName.EMBEDDED, security, List.of(key), encrypting.contains(ProviderName.EMBEDDED)))
                : Optional.empty();
    }
}
