package io.kmsenc.keys.aws;

import io.kmsenc.provider.ProviderException;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What a failure of the SDK means to an operator. The error codes are those that the AWS KMS API Reference and its
 * "Common Errors" list; messages of AWS are not repeated, as some quote the request.
 */
final class KmsFailure {

    private static final Map<String, String> REMEDIES = Map.ofEntries(
            Map.entry("AccessDeniedException", "allow %s on the key, in its key policy or the caller's IAM policy"),
            Map.entry("NotFoundException", "no such key or alias in this account and Region; see key_id and region"),
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
            Map.entry("ExpiredTokenException", "the session token has expired; renew the credentials"),
            Map.entry("UnrecognizedClientException", "unknown credentials; see access_key_id and session_token"),
            Map.entry("InvalidClientTokenId", "unknown credentials; see access_key_id and session_token"),
            Map.entry("InvalidSignatureException", "the signature is wrong; see secret_access_key and the clock"),
            Map.entry("SignatureDoesNotMatch", "the signature is wrong; see secret_access_key and the clock"),
            Map.entry("IncompleteSignature", "the signature is wrong; see access_key_id and secret_access_key"),
            Map.entry("AccessDenied", "the role can't be assumed; see role_arn, external_id and its trust policy"));

    /** Errors that pass, which have a status below 500. */
    private static final Set<String> PASSING = Set.of("KeyUnavailableException", "DependencyTimeoutException");

    /** Answers that may quote the signed headers, the session token among them. */
    private static final Set<String> QUOTING =
            Set.of("InvalidSignatureException", "SignatureDoesNotMatch", "IncompleteSignature");

    private KmsFailure() {}

    static ProviderException of(String provider, String action, SdkException e) {
        return e instanceof AwsServiceException answer && answer.awsErrorDetails() != null
                ? refused(provider, action, answer)
                : unanswered(provider, action, e);
    }

    private static ProviderException refused(String provider, String action, AwsServiceException e) {
        String code = String.valueOf(e.awsErrorDetails().errorCode());
        boolean retryable = e.isThrottlingException() || e.statusCode() >= 500 || PASSING.contains(code);
        String remedy = retryable
                ? "try again later"
                : REMEDIES.getOrDefault(code, "see what the AWS KMS API Reference says of it")
                        .replace("%s", action);
        Throwable cause = QUOTING.contains(code) ? new IllegalStateException(code) : e;
        return new ProviderException(
                place(provider) + action + " was answered by " + code + " (request " + e.requestId() + "): " + remedy,
                retryable,
                cause);
    }

    private static ProviderException unanswered(String provider, String action, SdkException e) {
        boolean passing = e instanceof AbortedException
                || Stream.<Throwable>iterate(e, t -> t != null, Throwable::getCause)
                        .anyMatch(IOException.class::isInstance);
        String problem = passing
                ? action + " got no answer; see that the endpoint can be reached, and try again"
                : action + " could not be sent; see that credentials can be found, and the cause";
        return new ProviderException(place(provider) + problem, passing, e);
    }

    static ProviderException foreignKey(String provider, String keyArn) {
        return new ProviderException(
                place(provider) + "the data key was encrypted under \"" + keyArn
                        + "\", a key of another account than the alias in key_id; restore the row from a backup",
                false,
                new SecurityException("a KMS key of another account"));
    }

    private static String place(String provider) {
        return "provider \"" + provider + "\": ";
    }
}
