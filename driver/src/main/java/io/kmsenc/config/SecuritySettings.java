package io.kmsenc.config;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Reads {@code [security]} and {@code [security.encryption]}: which providers there are to be, for how long keys are kept, and how far unwrap goes. */
final class SecuritySettings {

    static final String SECRET_KEY = "secret_key";
    static final String PROVIDER = "encryption_provider";
    static final String AVAILABLE = "available_encryption_providers";
    static final String TTL = "data_keys_cache_ttl";
    static final String CLEANUP = "data_keys_cache_cleanup_interval";
    static final String UNWRAP = "unwrap_to_delegate";
    static final String RELOAD = "reload_interval";
    static final List<String> KEYS = List.of(SECRET_KEY, PROVIDER, AVAILABLE);
    static final List<String> ENCRYPTION_KEYS = List.of(TTL, CLEANUP, UNWRAP, RELOAD);

    private static final Duration DEFAULT_TTL = Duration.ofMinutes(15);
    private static final Duration DEFAULT_CLEANUP = Duration.ofMinutes(1);

    private static final Duration DEFAULT_RELOAD = Duration.ofSeconds(10);

    private final Section security;
    private final Section encryption;
    private final Findings findings;

    SecuritySettings(Section security, Section encryption, Findings findings) {
        this.security = security;
        this.encryption = encryption;
        this.findings = findings;
    }

    /** The provider that encrypts new data keys, by default the embedded one; empty where its name was refused. */
    Optional<ProviderName> encryptionProvider() {
        Optional<Setting> setting = security.setting(PROVIDER).filter(s -> s.broken() || s.given());
        if (setting.isEmpty()) {
            return Optional.of(ProviderName.EMBEDDED);
        }
        return Optional.ofNullable(setting.get().value()).flatMap(name -> name(name, setting.get()));
    }

    /** The providers listed as available, in their order. */
    List<ProviderName> available() {
        Optional<String> list = security.value(AVAILABLE);
        if (list.isEmpty()) {
            return List.of();
        }
        Setting setting = security.setting(AVAILABLE).orElseThrow();
        LinkedHashSet<ProviderName> names = new LinkedHashSet<>();
        for (String name : list.get().strip().split("\\s+", -1)) {
            name(name, setting).ifPresent(names::add);
        }
        return List.copyOf(names);
    }

    Duration dataKeysCacheTtl() {
        return duration(TTL, DEFAULT_TTL);
    }

    Duration dataKeysCacheCleanupInterval() {
        return duration(CLEANUP, DEFAULT_CLEANUP);
    }

    /** How often a changed file is looked for; empty for never. */
    Optional<Duration> reloadInterval() {
        return encryption.value(RELOAD).filter("off"::equals).isPresent()
                ? Optional.empty()
                : Optional.of(duration(RELOAD, DEFAULT_RELOAD));
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
            String several = setting.key().equals(AVAILABLE) ? ", separated by spaces" : "";
            findings.add(setting.line(), setting.place(), "not the name of a provider; write <kind>.<name>" + several);
        }
        return name;
    }

    private Duration duration(String key, Duration otherwise) {
        Optional<String> text = encryption.value(key);
        Optional<Duration> duration = text.flatMap(GoDuration::positive);
        if (text.isPresent() && duration.isEmpty()) {
            Setting setting = encryption.setting(key).orElseThrow();
            findings.add(
                    setting.line(),
                    setting.place(),
                    "not a duration above zero; write it as 15m, 1h30m, 90s or 500ms"
                            + (key.equals(RELOAD) ? ", or off" : ""));
        }
        return duration.orElse(otherwise);
    }
}
