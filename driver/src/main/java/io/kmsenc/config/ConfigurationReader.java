package io.kmsenc.config;

import io.kmsenc.provider.ProviderKind;
import io.kmsenc.provider.ProviderSettings;
import io.kmsenc.schema.ColumnPolicy;
import io.kmsenc.schema.ColumnRule;
import io.kmsenc.schema.RoutineRule;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a configuration of one file and the environment. Overrides come before expansion, so that an override may hold
 * references and the value it replaces need not lead anywhere. For one thread, one use.
 */
final class ConfigurationReader {

    private final ConfigurationPlace file;
    private final String text;
    private final Findings findings = new Findings();
    private final EnvironmentOverrides overrides;
    private final Expansion expansion;
    private final ProviderCheck check;
    private final Map<String, Section> sections = new LinkedHashMap<>();

    ConfigurationReader(
            ConfigurationPlace file, String text, Map<String, ProviderKind> kinds, Surroundings surroundings) {
        this.file = file;
        this.text = text;
        this.overrides = new EnvironmentOverrides(surroundings.environment());
        this.expansion = new Expansion(surroundings.environment(), surroundings.workingDirectory(), findings);
        this.check = new ProviderCheck(kinds, findings);
    }

    /** @throws ConfigurationException with every problem */
    Configuration read() {
        IniFile ini = IniReader.read(text);
        ini.sections().forEach(section -> section.entries().forEach(entry -> expansion.note(entry.value())));
        sections.putAll(SectionCollector.collect(ini, file.name(), findings));
        Section security = section(SectionNames.SECURITY);
        Section encryption = section(SectionNames.ENCRYPTION);
        overrides.apply(security, SecuritySettings.KEYS);
        overrides.apply(encryption, SecuritySettings.ENCRYPTION_KEYS);
        List.of(security, encryption).forEach(section -> section.replaceAll(expansion::expand));
        return configuration(security, encryption);
    }

    /**
     * What is in force, for people.
     *
     * @throws ConfigurationException with every problem
     */
    ShownConfiguration show() {
        Configuration read = read();
        return new ShownConfiguration(file.source(), new SettingsInForce(read, check).of(sections.values()));
    }

    /** @throws ConfigurationException with every problem of {@code [columns]} and {@code [routines]} */
    ColumnPolicy readColumns() {
        sections.putAll(SectionCollector.collect(IniReader.read(text), file.name(), findings));
        ColumnPolicy policy = policy();
        findings.refuse();
        return policy;
    }

    private ColumnPolicy policy() {
        Section columns = names(SectionNames.COLUMNS);
        List<ColumnRule> rules = new ColumnsSettings(columns, findings).read();
        List<RoutineRule> routines =
                new RoutinesSettings(names(SectionNames.ROUTINES), columns.keys(), rules, findings).read();
        return new ColumnPolicy(rules, routines);
    }

    /** A section whose keys are names, of which the environment may override those that stand in the file. */
    private Section names(String name) {
        Section section = section(name);
        overrides.apply(section, section.keys());
        section.replaceAll(expansion::expand);
        return section;
    }

    private Configuration configuration(Section security, Section encryption) {
        SecuritySettings settings = new SecuritySettings(security, encryption, findings);
        settings.refuseUnknownKeys();
        boolean unwraps = settings.unwrapsToDelegate();
        List<ProviderName> encrypting = settings.encryptionProviders();
        DataKeySettings dataKeys = new DataKeyKeys(encryption, findings).read(encrypting);
        Optional<Duration> reload = settings.reloadInterval();
        List<ProviderSettings> providers = new ProviderSections(sections, check, overrides, expansion, findings)
                .read(security, encrypting, settings.available());
        ColumnPolicy policy = policy();
        overrides.report(expansion.mentioned(), findings);
        findings.refuse();
        return new Configuration(
                file.source(),
                Fingerprint.of(sections.values()),
                policy,
                encrypting.stream().map(ProviderName::toString).toList(),
                providers,
                dataKeys,
                unwraps,
                reload);
    }

    /**
     * When the file or one that it refers to was written last, once it is read.
     *
     * @param file when the file was
     */
    Instant newest(Instant file) {
        return expansion.newest(file);
    }

    private Section section(String name) {
        return sections.computeIfAbsent(name, missing -> new Section(file.name(), missing, Findings.NOWHERE));
    }
}
