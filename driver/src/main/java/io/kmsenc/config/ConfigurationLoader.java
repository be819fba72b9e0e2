package io.kmsenc.config;

import io.kmsenc.schema.ColumnPolicy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the ini file, reads it, and makes a {@link Configuration} of it or reports every problem at once.
 *
 * <p>The file is, in this order: the one that the driver property, the system property {@code kmsenc.config} or the
 * environment variable {@code KMSENC_CONFIG} names ({@code classpath:<resource>} or a path), {@code kmsenc.ini} on the
 * class path, {@code kmsenc.ini} in the working directory. The dialect is Grafana's. Immutable; threads may share it;
 * each call reads the file anew.
 */
public final class ConfigurationLoader {

    private final Map<String, ProviderKind> kinds;
    private final Surroundings surroundings;

    /** @param kinds the kinds of providers there are, by {@link ProviderKind#kind()} */
    public ConfigurationLoader(Map<String, ProviderKind> kinds, Surroundings surroundings) {
        this.kinds = Map.copyOf(kinds);
        this.surroundings = surroundings;
    }

    /**
     * Reads the configuration that is in force now.
     *
     * @param driverProperty the value of {@code kmsenc.config} in the connection's properties or URL, or null
     * @throws ConfigurationException with every problem, in the order of the file, those of the environment behind it;
     *     no message holds the value of a setting
     */
    public Configuration load(@Nullable String driverProperty) {
        return read(new ConfigurationSearch(surroundings).find(driverProperty));
    }

    private Configuration read(ConfigurationText file) {
        Findings findings = new Findings();
        EnvironmentOverrides overrides = new EnvironmentOverrides(surroundings.environment());
        Expansion expansion = new Expansion(surroundings.environment(), surroundings.workingDirectory(), findings);
        Map<String, Section> sections =
                new LinkedHashMap<>(SectionCollector.collect(IniReader.read(file.text()), file.name(), findings));

        Section security = section(sections, SectionNames.SECURITY, file.name());
        Section encryption = section(sections, SectionNames.ENCRYPTION, file.name());
        Section columns = section(sections, SectionNames.COLUMNS, file.name());
        overrides.apply(security, SecuritySettings.KEYS);
        overrides.apply(encryption, SecuritySettings.ENCRYPTION_KEYS);
        overrides.apply(columns, columns.keys());
        List.of(security, encryption, columns).forEach(section -> section.replaceAll(expansion::expand));

        SecuritySettings settings = new SecuritySettings(security, encryption, findings);
        settings.refuseUnknownKeys();
        Duration ttl = settings.dataKeysCacheTtl();
        Duration cleanup = settings.dataKeysCacheCleanupInterval();
        Optional<ProviderName> encrypting = settings.encryptionProvider();
        List<ProviderSettings> providers = new ProviderSections(sections, kinds, overrides, expansion, findings)
                .read(security, encrypting, settings.available());
        ColumnPolicy policy = new ColumnsSettings(columns, findings).read();
        overrides.report(findings);
        findings.refuse();

        return new Configuration(
                file.source(),
                Fingerprint.of(file.source(), sections.values()),
                policy,
                encrypting.map(ProviderName::toString).orElseThrow(),
                providers,
                ttl,
                cleanup);
    }

    private static Section section(Map<String, Section> sections, String name, String file) {
        return sections.computeIfAbsent(name, missing -> new Section(file, missing, Findings.NOWHERE));
    }
}
