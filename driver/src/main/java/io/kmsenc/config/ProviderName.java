package io.kmsenc.config;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code <kind>.<name>}; the case of letters counts. */
record ProviderName(String kind, String name) {

    /** The provider of {@code [security] secret_key}. */
    static final ProviderName EMBEDDED = new ProviderName("secretKey", "v1");

    private static final Pattern SHAPE = Pattern.compile("([A-Za-z0-9_-]+)\\.([A-Za-z0-9._-]+)");

    /** The name, or empty where the text is none. A bare {@code secretKey} is what older Grafanas called the embedded one. */
    static Optional<ProviderName> parse(String text) {
        if (text.equals(EMBEDDED.kind())) {
            return Optional.of(EMBEDDED);
        }
        Matcher shape = SHAPE.matcher(text);
        return shape.matches() ? Optional.of(new ProviderName(shape.group(1), shape.group(2))) : Optional.empty();
    }

    /** The section that configures it; the embedded provider has none. */
    String section() {
        return SectionNames.PROVIDER_PREFIX + this;
    }

    @Override
    public String toString() {
        return kind + "." + name;
    }
}
