package io.kmsenc.keys.local;

import io.kmsenc.provider.Problem;
import io.kmsenc.provider.Provider;
import io.kmsenc.provider.ProviderFactory;
import io.kmsenc.provider.ProviderSettings;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes providers of the kind {@code secretKey}; its one key is {@code secret_key}. Threads may share it. */
public final class SecretKeyProviderFactory implements ProviderFactory {

    private static final String SECRET_KEY = "secret_key";

    /** Characters of the shortest secret key: with less, guessing is too cheap even against the slow derivation. */
    static final int MIN_LENGTH = 16;

    /** What Grafana ships: whoever can read its documentation knows it. */
    private static final String GRAFANA_DEFAULT = "SW2YcwTIb9zpOOhoPsMm";

    @Override
    public String kind() {
        return "secretKey";
    }

    @Override
    public Set<String> keys() {
        return Set.of(SECRET_KEY);
    }

    @Override
    public List<Problem> check(ProviderSettings settings) {
        return problem(settings.value(SECRET_KEY), settings.encrypts())
                .map(what -> List.of(new Problem(settings.place(SECRET_KEY), what)))
                .orElse(List.of());
    }

    // What is already encrypted under a weak key must stay readable until it is encrypted under another.
    private static Optional<String> problem(Optional<String> secretKey, boolean encrypts) {
        String remedy = "; set it to a long random text, such as 32 random bytes in base64";
        if (secretKey.isEmpty() || secretKey.get().isBlank()) {
            return Optional.of("missing" + remedy);
        }
        if (!encrypts) {
            return Optional.empty();
        }
        if (secretKey.get().equals(GRAFANA_DEFAULT)) {
            return Optional.of("the default that Grafana publishes, which protects nothing" + remedy);
        }
        if (secretKey.get().codePointCount(0, secretKey.get().length()) < MIN_LENGTH) {
            return Optional.of("shorter than " + MIN_LENGTH + " characters" + remedy);
        }
        return Optional.empty();
    }

    /**
     * @throws IllegalArgumentException if {@link #check} finds a problem
     */
    @Override
    public Provider create(ProviderSettings settings) {
        List<Problem> problems = check(settings);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(problems.get(0).toString());
        }
        return new SecretKeyProvider(
                settings.providerName(), settings.value(SECRET_KEY).orElseThrow());
    }
}
