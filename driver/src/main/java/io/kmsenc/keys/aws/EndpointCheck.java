package io.kmsenc.keys.aws;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks where requests go: endpoints and proxy. For one thread, one use. */
final class EndpointCheck {

    /** The hosts of AWS KMS itself and of its VPC endpoints, which name their Region. */
    private static final Pattern KMS_HOST = Pattern.compile(
            "(?:.+\\.)?kms(?:-fips)?\\.([a-z0-9-]+)\\.(?:vpce\\.)?(?:amazonaws\\.com(?:\\.cn)?|api\\.aws)");

    private final SectionProblems problems;
    private final Optional<String> region;

    EndpointCheck(SectionProblems problems, Optional<String> region) {
        this.problems = problems;
        this.region = region;
    }

    void check() {
        for (String key : List.of(SettingNames.USE_FIPS_ENDPOINT, SettingNames.USE_DUALSTACK_ENDPOINT)) {
            checkFlag(key);
        }
        checkEndpoint(SettingNames.ENDPOINT).ifPresent(this::checkRegion);
        checkEndpoint(SettingNames.STS_ENDPOINT);
        problems.value(SettingNames.PROXY).ifPresent(this::checkProxy);
        problems.requireBeside(SettingNames.NO_PROXY, SettingNames.PROXY);
    }

    private void checkFlag(String key) {
        Optional<String> value = problems.value(key);
        if (value.filter(text -> !Set.of("true", "false").contains(text)).isPresent()) {
            problems.add(key, "neither true nor false; write one of them");
        } else if (problems.on(key)) {
            problems.refuseBeside(key, SettingNames.ENDPOINT);
        }
    }

    // KMS answers with data keys in the clear, and STS with credentials: without TLS they would cross the network.
    private Optional<URI> checkEndpoint(String key) {
        Optional<String> text = problems.value(key);
        Optional<URI> url = text.flatMap(EndpointCheck::url);
        if (text.isPresent() && url.isEmpty()) {
            problems.add(key, "not of the form https://<host>[:<port>]");
        } else if (url.filter(u -> !Loopback.mayBeReached(u.getScheme(), u.getHost()))
                .isPresent()) {
            problems.add(
                    key,
                    "http would send data keys or credentials in the clear; use https, which only this machine itself"
                            + " can do without");
        }
        return url;
    }

    private void checkRegion(URI endpoint) {
        Matcher host = KMS_HOST.matcher(endpoint.getHost().toLowerCase(Locale.ROOT));
        if (region.isPresent() && host.matches() && !region.get().equals(host.group(1))) {
            problems.add(
                    SettingNames.ENDPOINT,
                    "is of the Region \"" + host.group(1) + "\", but the key's is \"" + region.get()
                            + "\"; make them agree");
        }
    }

    private void checkProxy(String proxy) {
        if (url(proxy).filter(u -> u.getPort() > 0).isEmpty()) {
            problems.add(
                    SettingNames.PROXY,
                    "not of the form http://<host>:<port>; a proxy that asks for a name and password is not supported");
        }
    }

    /** A URL of scheme, host and port alone. */
    private static Optional<URI> url(String text) {
        try {
            URI uri = URI.create(text);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean plain = uri.getUserInfo() == null && uri.getQuery() == null && uri.getFragment() == null;
            return uri.getHost() != null && Set.of("http", "https").contains(scheme) && plain
                    ? Optional.of(uri)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
