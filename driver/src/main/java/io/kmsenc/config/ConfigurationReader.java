package io.kmsenc.config;

import io.kmsenc.provider.ProviderKind;
import io.kmsenc.provider.ProviderSettings;
import io.kmsenc.schema.ColumnPolicy;
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
        Section columns = section(SectionNames.COLUMNS);
        overrides.apply(security, SecuritySettings.KEYS);
        overrides.apply(encryption, SecuritySettings.ENCRYPTION_KEYS);
        overrides.apply(columns, columns.keys());
        List.of(security, encryption, columns).forEach(section -> section.replaceAll(expansion::expand));
        return configuration(security, encryption, columns);
    }

    /** @throws ConfigurationException with every problem of {@code [columns]} */
    ColumnPolicy readColumns() {
        sections.putAll(SectionCollector.collect(IniReader.read(text), file.name(), findings));
        Section columns = section(SectionNames.COLUMNS);
        overrides.apply(columns, columns.keys());
        columns.replaceAll(expansion::expand);
        ColumnPolicy policy = new ColumnsSettings(columns, findings).read();
        findings.refuse();
        return policy;
    }

    private Configuration configuration(Section security, Section encryption, Section columns) {
        SecuritySettings settings = new SecuritySettings(security, encryption, findings);
        settings.refuseUnknownKeys();
        boolean unwraps = settings.unwrapsToDelegate();
        List<ProviderName> encrypting = settings.encryptionProviders();
        DataKeySettings dataKeys = new DataKeyKeys(encryption, findings).read(encrypting);
        Optional<Duration> reload = settings.reloadInterval();
        List<ProviderSettings> providers = new ProviderSections(sections, check, overrides, expansion, findings)
                .read(security, encrypting, settings.available());
        ColumnPolicy policy = new ColumnsSettings(columns, findings).read();
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
