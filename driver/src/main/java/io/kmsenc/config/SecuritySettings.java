package io.kmsenc.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads of {@code [security]} and {@code [security.encryption]} which providers there are to be, and how far unwrap goes. */
final class SecuritySettings {

    static final String SECRET_KEY = "secret_key";
    static final String PROVIDER = "encryption_provider";
    static final String AVAILABLE = "available_encryption_providers";
    static final String UNWRAP = "unwrap_to_delegate";
    static final String RELOAD = "reload_interval";
    static final List<String> KEYS = List.of(SECRET_KEY, PROVIDER, AVAILABLE);
    static final List<String> ENCRYPTION_KEYS =
            Stream.concat(DataKeyKeys.KEYS.stream(), Stream.of(UNWRAP, RELOAD)).toList();

    /** Room for the names in a label, behind the day and the longest scope. */
    private static final int MAX_NAMES = 170;

    private static final Duration DEFAULT_RELOAD = Duration.ofSeconds(10);

    private final Section security;
    private final Section encryption;
    private final Findings findings;

    SecuritySettings(Section security, Section encryption, Findings findings) {
        this.security = security;
        this.encryption = encryption;
        this.findings = findings;
    }

    /**
     * The providers that encrypt new data keys, by default the embedded one alone. Empty where a name was refused.
     */
    List<ProviderName> encryptionProviders() {
        Optional<Setting> setting = security.setting(PROVIDER).filter(s -> s.broken() || s.given());
        if (setting.isEmpty()) {
            return List.of(ProviderName.EMBEDDED);
        }
        return Optional.ofNullable(setting.get().value())
                .map(list -> distinct(list, setting.get()))
                .orElse(List.of());
    }

    private List<ProviderName> distinct(String list, Setting setting) {
        List<ProviderName> names = names(list, setting);
        if (Set.copyOf(names).size() < names.size()) {
            findings.add(setting.line(), setting.place(), "names a provider twice; keep one of them");
        }
        // What a row of the key table holds of them.
        if (list.length() > MAX_NAMES) {
            findings.add(
                    setting.line(),
                    setting.place(),
                    "longer than " + MAX_NAMES + " characters; give the providers shorter names");
        }
        return names;
    }

    /** The providers listed as available, in their order. */
    List<ProviderName> available() {
        Optional<String> list = security.value(AVAILABLE);
        if (list.isEmpty()) {
            return List.of();
        }
        Setting setting = security.setting(AVAILABLE).orElseThrow();
        return List.copyOf(new LinkedHashSet<>(names(list.get(), setting)));
    }

    private List<ProviderName> names(String list, Setting setting) {
        List<ProviderName> names = new ArrayList<>();
        for (String name : list.strip().split("\\s+", -1)) {
            name(name, setting).ifPresent(names::add);
        }
        return names;
    }

    /** How often a changed file is looked for; empty for never. */
    Optional<Duration> reloadInterval() {
        Optional<String> text = encryption.value(RELOAD).filter(given -> !given.equals("off"));
        if (text.isEmpty()) {
            return encryption.value(RELOAD).isPresent() ? Optional.empty() : Optional.of(DEFAULT_RELOAD);
        }
        Optional<Duration> interval = DataKeyKeys.duration(text.get());
        if (interval.isEmpty()) {
            Setting setting = encryption.setting(RELOAD).orElseThrow();
            findings.add(setting.line(), setting.place(), DataKeyKeys.NO_DURATION + ", or off");
        }
        return interval;
    }

    /** Whether unwrap may hand out the delegate's objects; refused unless it is allowed by name. */
    boolean unwrapsToDelegate() {
        Optional<String> word = encryption.value(UNWRAP);
        if (word.isPresent() && !word.get().equals("allow") && !word.get().equals("refuse")) {
            Setting setting = encryption.setting(UNWRAP).orElseThrow();
            findings.add(setting.line(), setting.place(), "neither refuse nor allow; write one of them");
        }
        return word.filter("allow"::equals).isPresent();
    }

    void refuseUnknownKeys() {
        for (Setting setting : encryption.settings()) {
            if (!ENCRYPTION_KEYS.contains(setting.key())) {
                findings.add(
                        setting.line(),
                        setting.place(),
                        "unknown key"
                                + Spelling.hint(
                                        setting.key(),
                                        ENCRYPTION_KEYS,
                                        "remove it; known are \"" + String.join("\", \"", ENCRYPTION_KEYS) + "\""));
            }
        }
    }

    private Optional<ProviderName> name(String text, Setting setting) {
        Optional<ProviderName> name = ProviderName.parse(text);
        if (name.isEmpty()) {
            // The word isn't shown: what is no name of a provider may be anything, a misplaced secret too.
            findings.add(
                    setting.line(),
                    setting.place(),
                    "not the name of a provider; write <kind>.<name>, several separated by spaces");
        }
        return name;
    }
}
