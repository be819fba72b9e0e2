package io.kmsenc.keys.aws;

import java.util.Map;
import java.util.Optional;

/**
 * What to do about an error code of AWS KMS or AWS STS. The codes are those that the two API References list, with their
 * "Common Errors".
 */
final class Remedies {

    private static final String NO_ROLE = "the role can't be assumed; see role_arn, external_id and its trust policy";
    private static final String UNKNOWN = "unknown credentials; see access_key_id and session_token";
    private static final String SIGNATURE = "the signature is wrong; see secret_access_key and the clock";
    private static final String EXPIRED =
            "the credentials have expired; renew session_token, or have them renewed by a" + " role or profile";

    private static final Map<String, String> ALL = Map.ofEntries(
            Map.entry("AccessDeniedException", "allow %s on the key, in its key policy or the caller's IAM policy"),
            Map.entry(
                    "NotFoundException",
                    "no such key or alias in this account and Region; see key_id and region, and name a key of another"
                            + " account by its ARN"),
            Map.entry("DisabledException", "the KMS key is disabled; enable it"),
            Map.entry(
                    "KMSInvalidStateException",
                    "the KMS key can't be used in its state, such as pending deletion; cancel the deletion and enable it"),
            Map.entry(
                    "IncorrectKeyException",
                    "the data key was encrypted under another KMS key; set key_id back, and give a new key a provider"
                            + " name of its own"),
            Map.entry(
                    "InvalidCiphertextException",
                    "the encrypted data key or its encryption context (label, scope) was altered, or belongs to another"
                            + " Region; restore the row from a backup"),
            Map.entry("InvalidKeyUsageException", "not a symmetric encryption key; use one"),
            Map.entry("InvalidArnException", "KMS does not take this key_id; correct it"),
            Map.entry("ValidationException", "KMS does not take the request; see key_id"),
            Map.entry("OptInRequired", "the account may not use the service in this Region; enable it"),
            Map.entry("ExpiredTokenException", EXPIRED),
            Map.entry("ExpiredToken", EXPIRED),
            Map.entry("UnrecognizedClientException", UNKNOWN),
            Map.entry("InvalidClientTokenId", UNKNOWN),
            Map.entry("InvalidSignatureException", SIGNATURE),
            Map.entry("SignatureDoesNotMatch", SIGNATURE),
            Map.entry("IncompleteSignature", "the signature is wrong; see access_key_id and secret_access_key"),
            Map.entry("AccessDenied", NO_ROLE),
            Map.entry("ValidationError", "STS does not take the request; see role_arn and external_id"),
            Map.entry("RegionDisabledException", "STS is not enabled in this Region; enable it, or set sts_endpoint"),
            Map.entry("InvalidIdentityToken", "STS does not take the token; see web_identity_token_file and role_arn"),
            Map.entry(
                    "IDPRejectedClaim",
                    "the token is not taken; see web_identity_token_file and the identity provider"));

    private static final Map<String, String> OF_WEB_IDENTITY = Map.of(
            "ExpiredTokenException",
            "the token has expired; see that whoever writes web_identity_token_file renews it",
            "AccessDenied",
            "the role can't be assumed; see role_arn, and that its trust policy names the identity provider");

    private Remedies() {}

    /** Problem and remedy, empty for a code that is not known. */
    static Optional<String> of(String code, String action) {
        String special = action.equals("sts:AssumeRoleWithWebIdentity") ? OF_WEB_IDENTITY.get(code) : null;
        return Optional.ofNullable(special)
                .or(() -> Optional.ofNullable(ALL.get(code)))
                .map(remedy -> remedy.replace("%s", action));
    }
}
