package io.kmsenc.it.kms;

import java.util.Map;

/**
 * A request that the KMS received.
 *
 * @param operation such as {@code Decrypt}
 * @param accessKeyId as the request gives it, not checked; empty if it gives none
 * @param region of the request's credential scope; empty if it has none
 * @param parameters the JSON object that was sent
 */
public record KmsRequest(String operation, String accessKeyId, String region, Map<String, Object> parameters) {

    /** Names no parameters: they may hold a data key. */
    @Override
    public String toString() {
        return operation + " in " + region + " by " + accessKeyId;
    }
}
