package io.kmsenc.keys.aws;

import java.util.Locale;
import java.util.Set;

/** This machine itself, the only one that may be spoken to without TLS. */
final class Loopback {

    private static final Set<String> HOSTS = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private Loopback() {}

    /** Whether secrets may be sent to a host by a scheme. */
    static boolean mayBeReached(String scheme, String host) {
        return scheme.equalsIgnoreCase("https") || HOSTS.contains(host.toLowerCase(Locale.ROOT));
    }
}
