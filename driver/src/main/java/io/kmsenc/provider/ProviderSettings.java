package io.kmsenc.provider;

import java.util.Map;
import java.util.Optional;

/**
 * The section of one provider, {@code [security.encryption.<kind>.<name>]}, with every reference to the environment or
 * a file already expanded.
 *
 * @param kind {@code awskms}, {@code secretKey}, …
 * @param name what stands behind the kind: {@code main} in {@code awskms.main}, {@code v1} in {@code secretKey.v1}
 * @param place the file and section, for messages
 * @param encrypts whether it encrypts new data keys; else it only decrypts
 */
public record ProviderSettings(String kind, String name, String place, Map<String, String> values, boolean encrypts) {

    /** Those of a provider that encrypts. */
    public ProviderSettings(String kind, String name, String place, Map<String, String> values) {
        this(kind, name, place, values, true);
    }

    public ProviderSettings {
        values = Map.copyOf(values);
    }

    /** {@code <kind>.<name>}: the name under which data keys record their provider. */
    public String providerName() {
        return kind + "." + name;
    }

    public Optional<String> value(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** The place of one key, for a {@link Problem}. */
    public String place(String key) {
        return place + " " + key;
    }

    /** Names no values: they may be secret. */
    @Override
    public String toString() {
        return providerName() + values.keySet();
    }
}
