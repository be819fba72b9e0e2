package io.kmsenc.keys.aws;

import io.kmsenc.provider.Problem;
import io.kmsenc.provider.ProviderSettings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Everything that can be told of an {@code awskms} section without asking AWS. Uses no class of the SDK. */
final class KmsSettingsCheck {

    private static final Pattern REGION = Pattern.compile("[a-z]+(-[a-z]+)+-[0-9]+");
    private static final Pattern ROLE_ARN = Pattern.compile("arn:aws[a-z-]*:iam::[0-9]{12}:role/[\\x21-\\x7e]{1,575}");
    private static final Pattern SESSION_NAME = Pattern.compile("[a-zA-Z0-9_+=,.@-]{2,64}");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final ProviderSettings settings;
    private final List<Problem> problems = new ArrayList<>();

    KmsSettingsCheck(ProviderSettings settings) {
        this.settings = settings;
    }

    List<Problem> problems() {
        problems.clear();
        settings.values().keySet().stream()
                .sorted()
                .filter(key -> settings.values().get(key).isBlank())
                .forEach(key -> problem(key, "empty; give it a value or remove it"));
        checkKey();
        checkCredentials();
        checkRole();
        value(AwsKmsProviderFactory.ENDPOINT).ifPresent(this::checkEndpoint);
        return List.copyOf(problems);
    }

    private Optional<String> value(String key) {
        return settings.value(key).filter(value -> !value.isBlank());
    }

    private boolean has(String key) {
        return settings.value(key).isPresent();
    }

    private void problem(String key, String what) {
        problems.add(new Problem(settings.place(key), what));
    }

    private void checkKey() {
        Optional<String> text = value(AwsKmsProviderFactory.KEY_ID);
        Optional<KmsKeyReference> key = text.flatMap(KmsKeyReference::parse);
        if (!has(AwsKmsProviderFactory.KEY_ID)) {
            problem(
                    AwsKmsProviderFactory.KEY_ID,
                    "missing; set it to a key ID, a key ARN, alias/<name> or an alias ARN");
        } else if (text.isPresent() && key.isEmpty()) {
            problem(
                    AwsKmsProviderFactory.KEY_ID,
                    "neither a key ID, a key ARN, an alias name nor an alias ARN; an alias name begins with \"alias/\"");
        }
        // What a malformed key_id says of the Region can't be known: one problem is enough.
        if (key.isPresent()) {
            checkRegion(key.get());
        }
    }

    private void checkRegion(KmsKeyReference key) {
        Optional<String> region = value(AwsKmsProviderFactory.REGION);
        if (region.isPresent() && !REGION.matcher(region.get()).matches()) {
            problem(AwsKmsProviderFactory.REGION, "not the code of an AWS Region, such as \"eu-north-1\"");
        } else if (region.isPresent() && !key.region().orElse(region.get()).equals(region.get())) {
            problem(
                    AwsKmsProviderFactory.REGION,
                    "is \"" + region.get() + "\", but the ARN in key_id names \""
                            + key.region().orElse("") + "\"; remove one or make them agree");
        } else if (!has(AwsKmsProviderFactory.REGION) && key.region().isEmpty()) {
            problem(AwsKmsProviderFactory.REGION, "missing; set it, or give key_id as an ARN");
        }
    }

    private void checkCredentials() {
        requireBeside(AwsKmsProviderFactory.ACCESS_KEY_ID, AwsKmsProviderFactory.SECRET_ACCESS_KEY);
        requireBeside(AwsKmsProviderFactory.SECRET_ACCESS_KEY, AwsKmsProviderFactory.ACCESS_KEY_ID);
        requireBeside(AwsKmsProviderFactory.SESSION_TOKEN, AwsKmsProviderFactory.ACCESS_KEY_ID);
        if (has(AwsKmsProviderFactory.PROFILE) && has(AwsKmsProviderFactory.ACCESS_KEY_ID)) {
            problem(AwsKmsProviderFactory.PROFILE, "contradicts access_key_id; remove one of them");
        }
    }

    private void checkRole() {
        requireBeside(AwsKmsProviderFactory.EXTERNAL_ID, AwsKmsProviderFactory.ROLE_ARN);
        requireBeside(AwsKmsProviderFactory.ROLE_SESSION_NAME, AwsKmsProviderFactory.ROLE_ARN);
        if (value(AwsKmsProviderFactory.ROLE_ARN)
                .filter(arn -> !ROLE_ARN.matcher(arn).matches())
                .isPresent()) {
            problem(AwsKmsProviderFactory.ROLE_ARN, "not the ARN of a role: arn:aws:iam::<account>:role/<name>");
        }
        if (value(AwsKmsProviderFactory.ROLE_SESSION_NAME)
                .filter(name -> !SESSION_NAME.matcher(name).matches())
                .isPresent()) {
            problem(AwsKmsProviderFactory.ROLE_SESSION_NAME, "not 2 to 64 letters, digits or any of _+=,.@-");
        }
    }

    private void requireBeside(String key, String other) {
        if (has(key) && !has(other)) {
            problem(key, "useless without " + other + "; set both or none");
        }
    }

    // KMS answers with data keys in the clear: without TLS they would cross the network.
    private void checkEndpoint(String endpoint) {
        URI uri;
        try {
            uri = URI.create(endpoint);
        } catch (IllegalArgumentException e) {
            problem(AwsKmsProviderFactory.ENDPOINT, "not a URL");
            return;
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (uri.getHost() == null || !Set.of("http", "https").contains(scheme) || uri.getUserInfo() != null) {
            problem(AwsKmsProviderFactory.ENDPOINT, "not of the form https://<host>[:<port>]");
        } else if (scheme.equals("http") && !LOOPBACK.contains(uri.getHost().toLowerCase(Locale.ROOT))) {
            problem(
                    AwsKmsProviderFactory.ENDPOINT,
                    "http would send data keys in the clear; use https, which only this machine itself can do without");
        }
    }
}
