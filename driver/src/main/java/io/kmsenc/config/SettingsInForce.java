package io.kmsenc.config;

import io.kmsenc.config.ShownConfiguration.ShownSetting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;

/** Makes settings fit to be shown, and adds those that are in force without being written. For one thread. */
final class SettingsInForce {

    private static final String BY_DEFAULT = "default";

    private final Configuration configuration;
    private final ProviderCheck providers;

    SettingsInForce(Configuration configuration, ProviderCheck providers) {
        this.configuration = configuration;
        this.providers = providers;
    }

    /** @param sections as they are after everything was read */
    List<ShownSetting> of(Collection<Section> sections) {
        List<ShownSetting> shown = new ArrayList<>();
        for (Section section : sections) {
            section.settings().stream()
                    .filter(Setting::given)
                    .map(setting -> shown(section.name(), setting))
                    .forEach(shown::add);
            defaults(section.name()).forEach((key, value) -> {
                if (section.value(key).isEmpty()) {
                    shown.add(new ShownSetting(section.name(), key, value, BY_DEFAULT));
                }
            });
        }
        return shown;
    }

    private ShownSetting shown(String section, Setting setting) {
        String written = Optional.ofNullable(setting.written()).orElse("");
        String origin = setting.line() == Findings.NOWHERE ? setting.place() : "line " + setting.line();
        return new ShownSetting(
                section, setting.key(), isOpen(section, setting.key()) ? written : hidden(written), origin);
    }

    // The section of a provider that is in use was checked, and what has no name of its own is no setting of it.
    private boolean isOpen(String section, String key) {
        if (!SectionNames.isProvider(section)) {
            return !key.equals(SecuritySettings.SECRET_KEY);
        }
        String provider = section.substring(SectionNames.PROVIDER_PREFIX.length());
        return configuration.providers().stream()
                .filter(used -> used.providerName().equals(provider))
                .anyMatch(used -> providers.shownKeys(used.kind()).contains(key));
    }

    /** References stay, everything between them is hidden. */
    private static String hidden(String written) {
        StringBuilder shown = new StringBuilder();
        Matcher reference = Expansion.REFERENCE.matcher(written);
        int end = 0;
        while (reference.find()) {
            shown.append(end < reference.start() ? ShownSetting.HIDDEN : "").append(reference.group());
            end = reference.end();
        }
        return shown.append(end < written.length() ? ShownSetting.HIDDEN : "").toString();
    }

    private Map<String, String> defaults(String section) {
        return switch (section) {
            case SectionNames.SECURITY ->
                Map.of(SecuritySettings.PROVIDER, String.join(" ", configuration.encryptionProviders()));
            case SectionNames.ENCRYPTION -> encryption();
            default -> Map.of();
        };
    }

    private Map<String, String> encryption() {
        DataKeySettings keys = configuration.dataKeys();
        Map<String, String> values = new LinkedHashMap<>();
        values.put(DataKeyKeys.TTL, GoDuration.text(keys.timeToLive()));
        values.put(DataKeyKeys.CLEANUP, GoDuration.text(keys.interval()));
        values.put(DataKeyKeys.GRACE, GoDuration.text(keys.grace()));
        values.put(DataKeyKeys.PREWARM, keys.prewarm().name().toLowerCase(Locale.ROOT));
        values.put(DataKeyKeys.BUDGET, String.valueOf(keys.messageBudget()));
        values.put(DataKeyKeys.ENVELOPE, keys.envelope() ? "on" : "off");
        values.put(SecuritySettings.UNWRAP, configuration.unwrapsToDelegate() ? "allow" : "refuse");
        values.put(
                SecuritySettings.RELOAD,
                configuration.reloadInterval().map(GoDuration::text).orElse("off"));
        return values;
    }
}
