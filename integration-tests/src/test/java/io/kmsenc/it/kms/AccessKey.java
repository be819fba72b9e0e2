package io.kmsenc.it.kms;

import java.time.Instant;
import java.util.Optional;

/**
 * A credential that the KMS knows.
 *
 * @param sessionToken must come with every request, if there is one
 * @param expires after which requests are refused; {@link Instant#MAX} for never
 */
public record AccessKey(String id, String secret, Optional<String> sessionToken, Instant expires) {

    /** A long-term credential. */
    public static AccessKey of(String id, String secret) {
        return new AccessKey(id, secret, Optional.empty(), Instant.MAX);
    }

    /** A temporary credential, as STS gives it out. */
    public static AccessKey temporary(String id, String secret, String sessionToken, Instant expires) {
        return new AccessKey(id, secret, Optional.of(sessionToken), expires);
    }
}
