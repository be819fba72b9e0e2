package io.kmsenc.config;

import io.kmsenc.config.DataKeySettings.Prewarm;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Reads the keys of {@code [security.encryption]} that say how data keys live. For one thread, one use. */
final class DataKeyKeys {

    static final String TTL = "data_keys_cache_ttl";
    static final String CLEANUP = "data_keys_cache_cleanup_interval";
    static final String GRACE = "data_keys_cache_grace";
    static final String PREWARM = "data_keys_prewarm";
    static final String BUDGET = "data_keys_message_budget";
    static final String ENVELOPE = "envelope_encryption";
    static final List<String> KEYS = List.of(TTL, CLEANUP, GRACE, PREWARM, BUDGET, ENVELOPE);

    private static final Duration DEFAULT_TTL = Duration.ofMinutes(15);
    private static final Duration DEFAULT_CLEANUP = Duration.ofMinutes(1);
    private static final Duration DEFAULT_GRACE = Duration.ofMinutes(15);

    static final String NO_DURATION = "not a duration of at least a millisecond; write it as 15m, 1h30m, 90s or 500ms";

    private final Section section;
    private final Findings findings;

    DataKeyKeys(Section section, Findings findings) {
        this.section = section;
        this.findings = findings;
    }

    /** @param encrypting the providers that encrypt */
    DataKeySettings read(List<ProviderName> encrypting) {
        return new DataKeySettings(
                value(TTL, DataKeyKeys::duration, NO_DURATION, DEFAULT_TTL),
                value(CLEANUP, DataKeyKeys::duration, NO_DURATION, DEFAULT_CLEANUP),
                value(GRACE, DataKeyKeys::grace, NO_DURATION + ", or as 0 for none", DEFAULT_GRACE),
                value(
                        BUDGET,
                        DataKeyKeys::budget,
                        "not a whole number above zero; write one",
                        DataKeySettings.DEFAULT_BUDGET),
                value(PREWARM, DataKeyKeys::prewarm, "neither off, active nor all; write one of them", Prewarm.OFF),
                envelope(encrypting));
    }

    private boolean envelope(List<ProviderName> encrypting) {
        boolean on = value(ENVELOPE, DataKeyKeys::onOrOff, "neither on nor off; write one of them", true);
        boolean local = encrypting.size() == 1 && encrypting.get(0).kind().equals(ProviderName.EMBEDDED.kind());
        if (!on && !encrypting.isEmpty() && !local) {
            Setting setting = section.setting(ENVELOPE).orElseThrow();
            findings.add(
                    setting.line(),
                    setting.place(),
                    "values can be encrypted directly under a secret key only; name one " + ProviderName.EMBEDDED.kind()
                            + " provider, and no other, in encryption_provider");
        }
        return on;
    }

    private <T> T value(String key, Function<String, Optional<T>> read, String otherwiseWrong, T absent) {
        Optional<String> text = section.value(key);
        if (text.isEmpty()) {
            return absent;
        }
        Optional<T> value = read.apply(text.get());
        if (value.isEmpty()) {
            Setting setting = section.setting(key).orElseThrow();
            findings.add(setting.line(), setting.place(), otherwiseWrong);
        }
        return value.orElse(absent);
    }

    /** A duration that can be counted in milliseconds. */
    static Optional<Duration> duration(String text) {
        return GoDuration.positive(text).filter(duration -> duration.toMillis() > 0);
    }

    private static Optional<Duration> grace(String text) {
        return text.equals("0") ? Optional.of(Duration.ZERO) : duration(text);
    }

    private static Optional<Long> budget(String text) {
        return text.matches("0*[1-9][0-9]{0,17}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    private static Optional<Prewarm> prewarm(String text) {
        return Arrays.stream(Prewarm.values())
                .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst();
    }

    private static Optional<Boolean> onOrOff(String text) {
        return switch (text) {
            case "on" -> Optional.of(true);
            case "off" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
